"""What a form is, once read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from motcua.instruments.forms.rule import Check, Rule

type Answers = Mapping[str, Any]
type Words = Mapping[str, str]
"""A text by language, as ``{"vi": …, "en": …}``; Vietnamese is always there."""
type Stop = Page | Group
type Step = Question | Value | Group


@dataclass(frozen=True)
class Option:
    value: str
    text: Words
    hint: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """One thing that is asked; ``limits`` are those of its type, as ``max_length`` or ``max``."""

    key: str
    type: str
    label: Words
    hint: Words = field(default_factory=dict)
    missing: Words = field(default_factory=dict)
    """What to say when the answer is not given."""
    required: bool = True
    options: tuple[Option, ...] = ()
    limits: Mapping[str, Any] = field(default_factory=dict)
    autocomplete: str = ""
    when: Rule | None = None
    default: Rule | None = None
    checks: tuple[Check, ...] = ()
    agrees: Mapping[str, Rule] = field(default_factory=dict)
    """Which values a personal number must fit: ``{"born": …, "sex": …}``."""
    parts: Mapping[str, "Question"] = field(default_factory=dict)
    """The questions of a block by their part; their keys are those of their fields."""
    text: Words = field(default_factory=dict)
    """What a declaration declares, or a consent agrees to."""
    unit: Words = field(default_factory=dict)
    """What a number counts."""

    def option_text(self, value: str, language: str) -> str:
        for option in self.options:
            if option.value == value:
                return in_language(option.text, language)
        return value


@dataclass(frozen=True)
class Value:
    """What is calculated from answers; with a label it is shown among them."""

    name: str
    rule: Rule
    label: Words = field(default_factory=dict)
    unit: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Page:
    key: str
    title: Words
    questions: tuple[Question, ...]
    when: Rule | None = None
    explanation: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Body:
    """Pages and groups in the order in which they are asked, and what is calculated beside them."""

    stops: tuple[Stop, ...]
    values: tuple[Value, ...] = ()
    steps: tuple[tuple[Step, Page | None], ...] = ()
    """Questions with their page, values and groups, each after what it depends on."""

    def pages(self) -> Iterator[Page]:
        """Every page, also of the groups inside."""
        for stop in self.stops:
            if isinstance(stop, Page):
                yield stop
            else:
                yield from stop.body.pages()

    def questions(self) -> Iterator[Question]:
        """Every question outside of groups."""
        for stop in self.stops:
            if isinstance(stop, Page):
                yield from stop.questions


@dataclass(frozen=True)
class Group:
    """Pages that are asked once for each row, as for each member of a household."""

    key: str
    title: Words
    item: Words
    """What one row is called."""
    body: Body
    least: int = 0
    most: int = 20
    named_by: str = ""
    """The question whose answer names the row."""
    when: Rule | None = None
    explanation: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """Some pages under one heading of the task list."""

    key: str
    title: Words
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class Form:
    sections: tuple[Section, ...]
    body: Body

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, also those of groups."""
        return tuple(self.body.pages())

    def questions(self) -> Iterator[Question]:
        """Every question, also those of groups."""
        for page in self.body.pages():
            yield from page.questions

    @property
    def values(self) -> Mapping[str, Value]:
        """What is calculated from the whole form, by its name."""
        return {value.name: value for value in self.body.values}

    def question(self, key: str) -> Question | None:
        return next((question for question in self.questions() if question.key == key), None)


def in_language(words: Words, language: str) -> str:
    """The text in this language, else in Vietnamese."""
    return words.get(language) or words.get("vi", "")
