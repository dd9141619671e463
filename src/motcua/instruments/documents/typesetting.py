"""Papers set by Typst. Runs only in a child of ``motcua.kit.limited``, in whose folder it writes.

The compiler and the files of the templates stay with the child from one paper to the next.
"""

import os
import re
import shutil
import time
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from motcua.kit.limited import Failed

# One thread, so that the bounds of the child mean the same on any machine.
os.environ["RAYON_NUM_THREADS"] = "1"

_MOST_TREES = 64
_REFUSED = {
    re.compile(r'\b(?:import|include)\b[\s(]*"@'): "a paper imports no package (@…)",
    re.compile(r"(?<![\w-])(?:eval|plugin)\s*\("): "a paper runs no code from elsewhere"
    " (eval, plugin)",
}
_PLACE = re.compile(r"┌─ (?:trees/[0-9a-f]+/)?(\S+?):(\d+):\d+")

_trees: OrderedDict[str, Path] = OrderedDict()
"""The templates at hand by the hash of their files, the one used last at the end."""


def render(
    *contents: bytes,
    tree: str,
    names: list[str],
    main: str,
    data: str,
    fonts: str,
    at: str,
    signed: bool,
) -> tuple[dict[str, Any], list[bytes]]:
    """Set one paper from the template whose files have the hash ``tree``.

    ``contents`` are its files, called ``names``; without them it must be at hand, or the answer is
    ``Failed`` of kind ``unknown``. Answers with the seconds of processor time that it took.
    """
    began = time.process_time()
    root = _at_hand(tree, contents, names)
    pdf = _compile(root, main, data, fonts, datetime.fromisoformat(at), signed)
    return {"seconds": time.process_time() - began}, [pdf]


def _at_hand(tree: str, contents: Sequence[bytes], names: list[str]) -> Path:
    if tree in _trees:
        _trees.move_to_end(tree)
    elif names:
        _trees[tree] = _lay_out(Path("trees", tree).resolve(), contents, names)
    else:
        raise Failed("unknown")
    if len(_trees) > _MOST_TREES:
        shutil.rmtree(_trees.popitem(last=False)[1])
    return _trees[tree]


def _lay_out(root: Path, contents: Sequence[bytes], names: list[str]) -> Path:
    for name, content in zip(names, contents, strict=True):
        _look_through(name, content)
    shutil.rmtree(root, ignore_errors=True)
    for name, content in zip(names, contents, strict=True):
        path = root / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            path.write_bytes(content)
        except OSError as error:
            raise _failure(f"this name cannot be used: {error.strerror}", name) from error
    return root


def _look_through(name: str, content: bytes) -> None:
    """Refuse what reaches out of the template in so many words; the child holds the rest."""
    text = content.decode("utf-8", "replace") if name.endswith(".typ") else ""
    for refused, reason in _REFUSED.items():
        if found := refused.search(text):
            raise _failure(reason, name, text.count("\n", 0, found.start()) + 1)


def _compile(root: Path, main: str, data: str, fonts: str, at: datetime, signed: bool) -> bytes:
    try:
        pdf, notes = _compiler(fonts).compile_with_warnings(
            input=str(root / main),
            root=str(root),
            format="pdf",
            sys_inputs={"data": data, "signed": "yes" if signed else "no"},
            pdf_standards=["a-2b"] if signed else ["a-2a", "ua-1"],
            timestamp=at,
        )
    except typst.TypstError as error:
        raise _complaint(error, root) from error
    if notes:
        raise _complaint(notes[0], root)
    if not isinstance(pdf, bytes):
        raise _failure("the compiler gave no PDF", main)
    return pdf


@cache
def _compiler(fonts: str) -> typst.Compiler:
    """One compiler for each folder of fonts, kept: the first paper costs ten times the next.

    Its folder of packages is one that does not exist, so that it finds none of this machine either.
    """
    ours = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    nowhere = str(Path("packages").resolve())
    return typst.Compiler(font_paths=ours, package_path=nowhere, package_cache_path=nowhere)


def _complaint(told: "typst.TypstError | typst.TypstWarning", root: Path) -> Failed:
    """What the compiler says, and the first place that it names for its error, without ours."""
    picture = told.diagnostic or ""
    place = _PLACE.search(picture, max(0, picture.find("error: ")))
    reason = "; ".join([told.message, *told.hints]).replace(f"{root}/", "")
    return _failure(reason, place[1], int(place[2])) if place else _failure(reason)


def _failure(reason: str, file: str | None = None, line: int | None = None) -> Failed:
    return Failed("unrenderable", reason=reason, file=file, line=line)
