"""What of a question decides which answers it takes, and what of it is only wording."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from motcua.instruments.forms.model import Body, Form, Group, Page, Question, Words
from motcua.instruments.forms.rows import Path

type Shape = tuple[object, ...]


@dataclass(frozen=True, eq=False)
class Asked:
    """A question, or the list of a group, with where it stands in the form."""

    place: str
    """Its key after those of the groups around it, as ``members/income``."""
    question: Question | None
    group: Group | None
    page: Page | None
    conditions: tuple[str, ...]
    """What must hold for it to be asked: of the groups around it, its page and itself."""

    @property
    def label(self) -> Words:
        if self.question:
            return self.question.label
        return self.group.title if self.group else {}

    @property
    def page_title(self) -> Words:
        return self.page.title if self.page else self.label

    @cached_property
    def shape(self) -> Shape:
        """Two of the same shape take the same answers."""
        if self.question:
            return shape_of(self.question)
        return ("group", self.group.least, self.group.most) if self.group else ()

    @cached_property
    def wording(self) -> Shape:
        """Two of the same wording read the same."""
        if self.question and self.page:
            return (*wording_of(self.question), *_texts(self.page.title, self.page.explanation))
        return (
            _texts(self.group.title, self.group.item, self.group.explanation) if self.group else ()
        )


def asked_in(form: Form) -> dict[str, Asked]:
    """Everything that a form can ask, by its place, in its order."""
    return {each.place: each for each in _within(form.body, "", ())}


def place_of(path: Path, key: str) -> str:
    """The place of what stands at a path, whichever row that is in."""
    return "/".join([*(group for group, _row in path), key])


def shape_of(question: Question) -> Shape:
    """Type, limits, choices and checks."""
    return (
        question.type,
        question.required,
        tuple(option.value for option in question.options),
        repr(sorted(question.limits.items())),
        tuple(check.rule.text for check in question.checks),
        tuple(sorted((what, rule.text) for what, rule in question.agrees.items())),
        tuple((part, shape_of(inner)) for part, inner in question.parts.items()),
    )


def wording_of(question: Question) -> Shape:
    """Everything of it that is read."""
    return (
        *_texts(question.label, question.hint, question.missing, question.text, question.unit),
        *((option.value, *_texts(option.text, option.hint)) for option in question.options),
        *(wording_of(inner) for inner in question.parts.values()),
    )


def _texts(*words: Words) -> Shape:
    return tuple(tuple(sorted(each.items())) for each in words)


def _within(body: Body, outer: str, conditions: tuple[str, ...]) -> Iterator[Asked]:
    for stop in body.stops:
        here = (*conditions, *_condition(stop))
        if isinstance(stop, Group):
            yield Asked(f"{outer}{stop.key}", None, stop, None, here)
            yield from _within(stop.body, f"{outer}{stop.key}/", here)
            continue
        for question in stop.questions:
            asked = (*here, *_condition(question))
            yield Asked(f"{outer}{question.key}", question, None, stop, asked)


def _condition(asked: Question | Page | Group) -> tuple[str, ...]:
    return (asked.when.text,) if asked.when else ()
