"""Reading ``form.yaml``; a mistake names its line and the cure."""

from functools import lru_cache
from pathlib import Path

from motcua.instruments.forms.model import Form
from motcua.instruments.forms.reading.linking import linked
from motcua.instruments.forms.reading.pages import Reading, sections
from motcua.kit.datafile import WrongFile, parse

KEPT = 64
"""Forms that a process keeps compiled."""


class BadForm(ValueError):
    """The description cannot be used: file, line, and what to write instead."""


@lru_cache(maxsize=KEPT)
def read_form(text: str, *, name: str = "form.yaml") -> Form:
    """A form from its YAML text, compiled once. Raises ``BadForm`` for the first mistake."""
    try:
        return linked(*sections(parse(text, Path(name)), Reading()))
    except WrongFile as error:
        raise BadForm(str(error)) from error
