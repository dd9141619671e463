"""An import contract must speak of something: one that matches no module has faded away."""

import re
import tomllib
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"][
    "contracts"
]
MODULES = {
    ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
    for path in (ROOT / "src" / "motcua").rglob("*.py")
}


def patterns(contract: dict[str, Any]) -> Iterator[str]:
    """Every module or pattern that a contract names, in full."""
    layers = [name.strip() for layer in contract.get("layers", []) for name in layer.split("|")]
    for container in contract.get("containers", [""]):
        yield from (f"{container}.{layer}".lstrip(".") for layer in layers)
    for key in ("modules", "source_modules", "forbidden_modules"):
        yield from contract.get(key, [])


def matches(pattern: str) -> bool:
    """A star is one part of a name; a module outside the product must be installed."""
    if not pattern.startswith("motcua"):
        return find_spec(pattern) is not None
    expression = re.compile(re.escape(pattern).replace(r"\*\*", ".+").replace(r"\*", "[^.]+"))
    return any(expression.fullmatch(module) for module in MODULES)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract["name"])
def test_each_pattern_of_a_contract_matches_a_module(contract: dict[str, Any]) -> None:
    named = list(patterns(contract))

    assert named
    assert [pattern for pattern in named if not matches(pattern)] == []


def test_a_pattern_that_matches_nothing_is_found() -> None:
    assert not matches("motcua.*.*.laws")
    assert not matches("motcua.elsewhere")
    assert not matches("no_such_package")
