"""Identifiers of agencies, in the form of today and in the one before."""

import re

_IDENTIFIER = re.compile(r"[A-Y]\d\d(\.[0-9A-Z]+)*")
_OLD_FORM = re.compile(r"(\d{3})\.(\d{2})\.(\d{2})\.([A-Y]\d\d)")
LONGEST = 35
"""Characters of an identifier (Decision 20/2020/QĐ-TTg)."""


def is_identifier(text: str) -> bool:
    """A letter A to Y with two digits, then groups of digits and capitals: ``H17.25.8``."""
    return len(text) <= LONGEST and bool(_IDENTIFIER.fullmatch(text))


def identifier(text: str) -> str:
    """The identifier in the form of today, read from left to right.

    ``000.08.25.H17``, as it was written before Decision 20/2020/QĐ-TTg, gives ``H17.25.8``; a text
    that is neither is given back as it is.
    """
    text = text.strip().upper()
    old = _OLD_FORM.fullmatch(text)
    if not old:
        return text
    groups = [group.lstrip("0") for group in reversed(old.groups()[:3])]
    while groups and not groups[-1]:
        groups.pop()
    return ".".join([old[4], *(group or "0" for group in groups)])


def old_form(code: str) -> str:
    """``000.08.25.H17`` for ``H17.25.8``; empty where the old form has no place for the code."""
    first, *groups = code.split(".")
    if len(groups) > 3 or not all(group.isdecimal() for group in groups) or not is_identifier(code):
        return ""
    groups += ["0"] * (3 - len(groups))
    filled = [group.zfill(width) for group, width in zip(groups, (2, 2, 3), strict=True)]
    fits = [len(group) for group in filled] == [2, 2, 3]
    return ".".join([*reversed(filled), first]) if fits else ""
