"""Binding the expressions of a form to the names that they can use."""

from collections.abc import Mapping
from dataclasses import replace

from motcua.instruments.forms.kinds import KINDS
from motcua.instruments.forms.known import known_names
from motcua.instruments.forms.model import Body, Form, Group, Page, Section
from motcua.instruments.forms.reading.ordering import check_asked_before, ordered
from motcua.instruments.forms.rule import Rule
from motcua.kit.feel.types import Description

type Names = Mapping[str, Description]


def linked(sections: tuple[Section, ...], body: Body) -> Form:
    """The form with its expressions compiled. Raises ``WrongFile``."""
    whole = _linked(body, {"today": "date"}, known_names(body))
    check_asked_before(whole)
    stops = iter(whole.stops)
    found = (replace(each, stops=tuple(next(stops) for _stop in each.stops)) for each in sections)
    return Form(tuple(found), whole)


def _linked(body: Body, outer: Names, known: Names) -> Body:
    """A body whose steps stand in the order in which they can be computed.

    ``known`` are the names that defaults see besides.
    """
    names = {**outer, **_names_of(body)}
    for value in body.values:
        value.rule.bind(names)
    stops = tuple(
        _linked_group(stop, names, known) if isinstance(stop, Group) else _bound(stop, names, known)
        for stop in body.stops
    )
    return ordered(replace(body, stops=stops))


def _linked_group(group: Group, names: Names, known: Names) -> Group:
    _bind(group.when, names)
    return replace(group, body=_linked(group.body, {**names, "position": "number"}, known))


def _bound(page: Page, names: Names, known: Names) -> Page:
    _bind(page.when, names)
    for question in page.questions:
        _bind(question.when, names)
        _bind(question.default, {**names, **known})
        for each in question.checks:
            each.rule.bind(names)
        for what in question.agrees.values():
            what.bind(names)
    return page


def _bind(rule: Rule | None, names: Names) -> None:
    if rule:
        rule.bind(names)


def _names_of(body: Body) -> dict[str, Description]:
    """Questions, groups and values with the types that expressions see; values are of any."""
    names: dict[str, Description] = {value.name: None for value in body.values}
    for stop in body.stops:
        if isinstance(stop, Group):
            names[stop.key] = [{**_names_of(stop.body), "position": "number"}]
        else:
            names |= {each.key: KINDS[each.type].feel_type(each) for each in stop.questions}
    return names
