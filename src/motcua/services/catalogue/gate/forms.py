"""The parts of a form, the inner ones too, as the checks go through them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from motcua.instruments.forms.model import Body, Form, Group, Page, Question, Value
from motcua.kit.datafile import Value as Written
from motcua.kit.feel import tree
from motcua.kit.feel.compiled import scope_of
from motcua.kit.feel.parsing import parse_expression
from motcua.kit.feel.types import Description

ADDRESS = ("street", "commune", "commune_name", "province", "province_name")
"""The parts of an address that expressions see."""
_TYPES: dict[str, Description] = {
    "number": "number",
    "money": "number",
    "date": "date",
    "yes_no": "boolean",
    "consent": "boolean",
    "declaration": "boolean",
    "choices": ["string"],
    "file": ["string"],
    "address": dict.fromkeys(ADDRESS, "string"),
}


class Condition(Protocol):
    """An expression of a form: its text, the names that it uses, and where it is written."""

    text: str
    names: frozenset[str]
    at: Written


@dataclass(frozen=True)
class Asked:
    """A question with its page and the groups round it, the outermost first."""

    question: Question
    page: Page
    groups: tuple[Group, ...]

    @property
    def conditions(self) -> list[Condition]:
        """Under which its page and itself are asked."""
        return [when for when in (self.page.when, self.question.when) if when]


def asked(form: Form) -> Iterator[Asked]:
    """Every question of a form, in its order."""
    yield from _asked(form.body, ())


def values(form: Form) -> Iterator[Value]:
    """Everything that is calculated, also within groups."""
    for body in _bodies(form.body):
        yield from body.values


def groups(form: Form) -> Iterator[Group]:
    for body in _bodies(form.body):
        yield from (stop for stop in body.stops if isinstance(stop, Group))


def rules(form: Form) -> Iterator[Condition]:
    """Every expression of a form."""
    for each in asked(form):
        question = each.question
        found = (each.page.when, question.when, question.default, *question.agrees.values())
        yield from (rule for rule in found if rule)
        yield from (check.rule for check in question.checks)
    for value in values(form):
        yield value.rule
    for group in groups(form):
        if group.when:
            yield group.when


def line_of(rule: Condition) -> int:
    """Where an expression stands in its file."""
    return rule.at.line


def tree_of(rule: Condition) -> tree.Node:
    """What an expression is made of."""
    return tree_in(rule.text, rule.names)


@lru_cache(maxsize=4096)
def tree_in(text: str, names: frozenset[str]) -> tree.Node:
    """The tree of a text over these names, read and not compiled. Raises ``FeelError``."""
    scope, _functions = scope_of(sorted(names), None)
    return parse_expression(text, scope, {})


def names_of(form: Form) -> dict[str, Description]:
    """What expressions outside of the form see of it, with their types; values are of any."""
    return _names(form.body)


def _names(body: Body) -> dict[str, Description]:
    found: dict[str, Description] = {value.name: None for value in body.values}
    for stop in body.stops:
        if isinstance(stop, Group):
            found[stop.key] = [{**_names(stop.body), "position": "number"}]
        else:
            found |= {each.key: _type(each) for each in stop.questions}
    return found


def _type(question: Question) -> Description:
    if question.parts:
        return {part: _type(each) for part, each in question.parts.items()}
    if question.type == "date" and question.limits.get("partial"):
        return dict.fromkeys(("day", "month", "year"), "number")
    return _TYPES.get(question.type, "string")


def _asked(body: Body, within: tuple[Group, ...]) -> Iterator[Asked]:
    for stop in body.stops:
        if isinstance(stop, Group):
            yield from _asked(stop.body, (*within, stop))
        else:
            yield from (Asked(question, stop, within) for question in stop.questions)


def _bodies(body: Body) -> Iterator[Body]:
    yield body
    for stop in body.stops:
        if isinstance(stop, Group):
            yield from _bodies(stop.body)
