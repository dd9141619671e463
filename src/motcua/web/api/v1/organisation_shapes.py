"""What can be asked about organisations, and what is answered."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from motcua.web.api.v1.asking import Question
from motcua.web.api.v1.paging import PageLinks


class Sort(StrEnum):
    """Agencies act; places are the territories that they serve."""

    AGENCIES = "agencies"
    PLACES = "places"


@dataclass(frozen=True, kw_only=True)
class OrganisationQuestion(Question):
    """What organisations can be searched by."""

    q: Annotated[str, "Beginnings of words of the name, or of the identifier."] = ""
    on: Annotated[date | None, "The day on which they stood so; without it today."] = None
    sort: Annotated[Sort, "Agencies, or places."] = Sort.AGENCIES
    below: Annotated[str, "Identifier or code of the unit directly above; not with `q`."] = ""
    page: Annotated[int, "Which page of fifty."] = 1


@dataclass(frozen=True)
class OrganisationItem:
    """A unit in a list, as it stood on the day of the question."""

    code: Annotated[str, "Identifier of an agency, as `H17.25.8`, or code of a place."]
    name: Annotated[str, "In the language of the answer."]
    kind: str
    sample: Annotated[bool, "The identifier was made up for a demonstration."]
    url: str


@dataclass(frozen=True)
class OrganisationList:
    """One page of units: authorities first where words were asked for, then by the alphabet."""

    on: date
    page: int
    items: tuple[OrganisationItem, ...]
    links: PageLinks


@dataclass(frozen=True, kw_only=True)
class OneOrganisation(Question):
    """Which unit, and on which day."""

    code: Annotated[str, "Identifier of an agency in either form, or code of a place."]
    on: Annotated[date | None, "The day on which it stood so; without it today."] = None


@dataclass(frozen=True)
class CodeAnswer:
    """A code that the unit has, or had. Days are the first and the last."""

    system: str
    code: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class PeriodAnswer:
    """How the unit was called from a day to another."""

    name: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class SuccessionAnswer:
    """A step from one unit to another; ``unit`` is the other."""

    unit: OrganisationItem
    kind: str
    date: date
    law: str


@dataclass(frozen=True)
class Hours:
    """When the unit works, holidays apart. Weekdays are counted from Monday, 1."""

    time_zone: str
    week: tuple[int, ...]
    sessions: Annotated[tuple[tuple[str, ...], ...], "Pairs of local times."]
    short_days: Annotated[dict[str, tuple[tuple[str, ...], ...]], "Weekdays with other hours."]


@dataclass(frozen=True)
class OrganisationLinks:
    """The same unit elsewhere."""

    self: str
    page: Annotated[str, "The page for people."]
    below: Annotated[str, "The units directly below it."]


@dataclass(frozen=True)
class OrganisationAnswer:
    """One unit as it stands on a day; where it does not, as it did last, or will first."""

    code: str
    on: date
    name: Annotated[str, "In the language of the answer."]
    names: Annotated[dict[str, str], "By language."]
    kind: str
    standing: Annotated[str, "How far the code may be trusted: confirmed, uncertain, sample."]
    place_code: Annotated[str, "The place that an agency serves; empty without one."]
    valid_from: Annotated[date, "First day of this name and place in the tree."]
    valid_to: Annotated[date | None, "Last day; null where no end is known."]
    above: Annotated[tuple[OrganisationItem, ...], "From the top down."]
    codes: tuple[CodeAnswer, ...]
    periods: tuple[PeriodAnswer, ...]
    predecessors: tuple[SuccessionAnswer, ...]
    successors: tuple[SuccessionAnswer, ...]
    hours: Annotated[Hours | None, "Of agencies only."]
    links: OrganisationLinks
