"""What to bring in the reader's own case, which is picked by a link and so without JavaScript."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest

from motcua.services.catalogue.queries.names import concerns_everybody
from motcua.services.catalogue.queries.procedure import PaperCase

PLACE = ("province", "commune")
"""What the page was asked beside the case, and keeps when a case is picked."""
_DASH = re.compile(r"\s+- (?=\w)")
_LISTED = 3
"""So many sentences with dashes in one note are a list that lost its lines."""


@dataclass(frozen=True)
class OwnCase:
    """A case that a reader may be in, and the address that shows it alone."""

    number: str
    case: PaperCase
    href: str


@dataclass(frozen=True)
class Papers:
    """What everybody brings, mere notes last; the cases to pick from, and those that are shown."""

    general: tuple[PaperCase, ...]
    choices: tuple[OwnCase, ...]
    """Empty where there is nothing to choose."""
    shown: tuple[OwnCase, ...]
    picked: str
    """The number of the case that was picked."""
    all_href: str


def papers(cases: Sequence[PaperCase], request: HttpRequest) -> Papers:
    cases = [replace(case, notes=tuple(_lines(case.notes))) for case in cases]
    own = tuple(
        OwnCase(str(number), case, _address(request, str(number)))
        for number, case in enumerate(cases, start=1)
        if not concerns_everybody(case.heading)
    )
    picked = tuple(each for each in own if each.number == request.GET.get("case"))
    general = [case for case in cases if concerns_everybody(case.heading)]
    return Papers(
        general=tuple(sorted(general, key=lambda case: (bool(case.heading), not case.papers))),
        choices=own if len(own) > 1 else (),
        shown=picked or own,
        picked=picked[0].number if picked else "",
        all_href=_address(request, ""),
    )


def _lines(notes: Sequence[str]) -> list[str]:
    """The notes, with a line for each sentence where one note runs a list together."""
    lines: list[str] = []
    for note in notes:
        parts = [part for part in _DASH.split(note) if part]
        is_list = len(parts) > _LISTED and all(part[0].isupper() for part in parts)
        lines += parts if is_list else [note]
    return lines


def _address(request: HttpRequest, case: str) -> str:
    kept = [(name, value) for name in PLACE if (value := request.GET.get(name))]
    return f"?{urlencode([*kept, *([('case', case)] if case else [])])}#papers"
