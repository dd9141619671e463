"""Organisations: finding them on any day, and one as a whole."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from motcua.foundation.organisations.enums import PLACES, CodeSystem
from motcua.foundation.organisations.queries import UnitLine, calendar_of, unit_by_code
from motcua.foundation.organisations.queries.history import (
    SuccessionLine,
    codes_of,
    periods_of,
    predecessors,
    successors,
)
from motcua.foundation.organisations.queries.tree import (
    PAGE,
    all_units,
    find_units,
    units_above,
    units_below,
)
from motcua.kit.clock import Session
from motcua.web.api.opening import public
from motcua.web.api.v1.asking import address
from motcua.web.api.v1.organisation_shapes import (
    CodeAnswer,
    Hours,
    OneOrganisation,
    OrganisationAnswer,
    OrganisationItem,
    OrganisationLinks,
    OrganisationList,
    OrganisationQuestion,
    PeriodAnswer,
    Sort,
    SuccessionAnswer,
)
from motcua.web.api.v1.paging import page_links


def find_organisations(question: OrganisationQuestion) -> OrganisationList:
    """Find organisations as they stood on a day."""
    on = question.on or timezone.localdate()
    found = _found(question, on)
    base = public(reverse("api:organisations"))
    return OrganisationList(
        on=on,
        page=question.page,
        items=tuple(_item(line, question.on) for line in found[:PAGE]),
        links=page_links(
            lambda page: address(base, question, page=page),
            question.page,
            None,
            more=len(found) > PAGE,
        ),
    )


def get_organisation(question: OneOrganisation) -> OrganisationAnswer:
    """Get one organisation as it stood on a day."""
    on = question.on or timezone.localdate()
    line = _unit(question.code, on)
    here = public(reverse("api:organisation", args=[line.code]))
    below = OrganisationQuestion(
        on=question.on, below=line.code, sort=_sort(line), lang=question.lang
    )
    return OrganisationAnswer(
        code=line.code,
        on=on,
        name=line.name,
        names={"vi": line.name_vi, "en": line.name_en},
        kind=line.kind,
        standing=line.standing,
        place_code=line.place_code,
        valid_from=line.valid_from,
        valid_to=line.valid_to,
        above=tuple(_item(each, question.on) for each in units_above(line, on)),
        codes=tuple(
            CodeAnswer(each.system, each.code, each.valid_from, each.valid_to)
            for each in codes_of(line.id)
        ),
        periods=tuple(
            PeriodAnswer(each.name, each.valid_from, each.valid_to) for each in periods_of(line.id)
        ),
        predecessors=tuple(map(_succession, predecessors(line.id))),
        successors=tuple(map(_succession, successors(line.id))),
        hours=None if line.kind in PLACES else _hours(line),
        links=OrganisationLinks(
            self=address(here, question),
            page=public(reverse("portal:find:unit", args=[line.code])),
            below=address(public(reverse("api:organisations")), below),
        ),
    )


def _found(question: OrganisationQuestion, on: date) -> list[UnitLine]:
    places = question.sort == Sort.PLACES
    if question.q.strip():
        return find_units(question.q.strip()[:200], on, places=places, page=question.page)
    if question.below:
        return units_below(_unit(question.below, on).id, on, page=question.page)
    return all_units(on, places=places, page=question.page)


def _unit(code: str, on: date) -> UnitLine:
    """Codes of places are digits; identifiers of agencies are not."""
    system = CodeSystem.PLACE if code.isdecimal() else CodeSystem.AGENCY
    return unit_by_code(code, on, system=system)


def _sort(line: UnitLine) -> Sort:
    return Sort.PLACES if line.kind in PLACES else Sort.AGENCIES


def _item(line: UnitLine, asked: date | None = None) -> OrganisationItem:
    """A unit in a list; its address names a day where its code may be another's today."""
    here = public(reverse("api:organisation", args=[line.code]))
    return OrganisationItem(
        code=line.code,
        name=line.name,
        kind=line.kind,
        sample=line.sample,
        url=address(here, OneOrganisation(code=line.code, on=asked or line.valid_to)),
    )


def _succession(step: SuccessionLine) -> SuccessionAnswer:
    return SuccessionAnswer(_item(step.unit), step.kind, step.date, step.legal_text)


def _hours(line: UnitLine) -> Hours:
    calendar = calendar_of(line.id)
    return Hours(
        time_zone=str(calendar.zone),
        week=tuple(sorted(day + 1 for day in calendar.week)),
        sessions=tuple(map(_pair, calendar.sessions)),
        short_days={
            str(day + 1): tuple(map(_pair, sessions))
            for day, sessions in sorted(calendar.short_days.items())
        },
    )


def _pair(session: Session) -> tuple[str, ...]:
    return f"{session.start:%H:%M}", f"{session.end:%H:%M}"
