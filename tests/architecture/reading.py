"""Reading our own code: files, imports, calls."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
GROUPS = ("governance", "services", "instruments", "foundation")


def python_files(folder: Path, *, tests: bool = False) -> list[Path]:
    """The modules under a folder, without migrations, and without tests unless they are asked."""
    left_out = {"migrations", "node_modules"} | (set() if tests else {"tests"})
    return sorted(path for path in folder.rglob("*.py") if not left_out & set(path.parts))


def module_of(path: Path, source: Path = SOURCE) -> str:
    parts = path.relative_to(source).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every name that is imported, in full, with its line; also by ``import_module("…")``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) == "import_module":
            yield from ((node.lineno, text) for text in texts(node))


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call by the last name of what is called, as ``save`` of ``case.save()``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield _called(node), node


def texts(tree: ast.AST) -> set[str]:
    """Every text that stands in the code."""
    nodes = ast.walk(tree)
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def contracts() -> dict[str, dict[str, Any]]:
    """The import contracts of pyproject.toml by their names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {
        contract["name"]: contract for contract in settings["tool"]["importlinter"]["contracts"]
    }


def _called(call: ast.Call) -> str:
    return getattr(call.func, "attr", None) or getattr(call.func, "id", "")
