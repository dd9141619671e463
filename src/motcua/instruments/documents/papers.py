"""How a paper is asked of the children that make it."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings

from motcua.instruments.documents.errors import Unrenderable
from motcua.instruments.documents.workshop import typesetting
from motcua.kit.limited import Failed

_ENDED = {
    "time": "it needs too much time: look for a loop without an end",
    "memory": "it needs too much memory: look for a list or a text without an end",
}
_SAFE_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


@dataclass(frozen=True)
class Paper:
    """A PDF, and the seconds of processor time that its child took for it."""

    pdf: bytes
    seconds: float


def set_paper(
    *, files: Mapping[str, bytes], main: str, data: Mapping[str, Any], at: datetime, signed: bool
) -> Paper:
    """What ``actions.render`` promises."""
    for name in files:
        if not all(_SAFE_NAME.fullmatch(part) for part in PurePosixPath(name).parts):
            raise Unrenderable(f"{name!r} is not a safe name for a file of a template.")
    if main not in files:
        raise Unrenderable(f"{main!r} is not among the files of the template.")
    fonts = Path(settings.PAPER_FONTS)
    if not any(fonts.glob("*.ttf")):
        raise Unrenderable(f"There are no fonts in {fonts}: run `npm run build`.")
    facts = {
        "tree": _tree(files),
        "main": main,
        "data": json.dumps(data, ensure_ascii=False),
        "fonts": str(fonts),
        "at": at.replace(microsecond=0).isoformat(),
        "signed": signed,
    }
    try:
        return _ask(files, facts)
    except Failed as failed:
        raise _unrenderable(failed, main) from failed


def _ask(files: Mapping[str, bytes], facts: Mapping[str, Any]) -> Paper:
    """Ask a child that may have the template at hand; it gets the files where it has not."""
    try:
        answer, (pdf,) = typesetting.call("render", names=[], **facts)
    except Failed as failed:
        if failed.kind != "unknown":
            raise
        answer, (pdf,) = typesetting.call("render", *files.values(), names=list(files), **facts)
    return Paper(pdf, answer["seconds"])


def _tree(files: Mapping[str, bytes]) -> str:
    """The hash of a template's files with their names."""
    content = [[name, sha256(text).hexdigest()] for name, text in sorted(files.items())]
    return sha256(json.dumps(content).encode()).hexdigest()


def _unrenderable(failed: Failed, main: str) -> Unrenderable:
    facts = failed.facts
    if failed.kind == "unrenderable":
        return Unrenderable(facts["reason"], file=facts["file"], line=facts["line"])
    return Unrenderable(_ENDED.get(facts.get("cause", ""), "it cannot be set"), file=main)
