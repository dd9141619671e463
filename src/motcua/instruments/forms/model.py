"""What a form is, once read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

type Answers = Mapping[str, Any]
type Words = Mapping[str, str]
"""A text by language, as ``{"vi": …, "en": …}``; Vietnamese is always there."""

TYPES = ("text", "date", "choice", "yes_no", "number", "personal_number", "file")


@dataclass(frozen=True)
class Option:
    value: str
    text: Words
    hint: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Condition:
    """A page is asked when the answer to ``question`` is ``equals``."""

    question: str
    equals: str

    def holds(self, answers: Answers) -> bool:
        return bool(answers.get(self.question) == self.equals)


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

    def option_text(self, value: str, language: str) -> str:
        for option in self.options:
            if option.value == value:
                return in_language(option.text, language)
        return value


@dataclass(frozen=True)
class Page:
    key: str
    title: Words
    questions: tuple[Question, ...]
    when: Condition | None = None
    explanation: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    pages: tuple[Page, ...]

    def asked(self, answers: Answers) -> list[Page]:
        """The pages that these answers lead to, in order."""
        return [page for page in self.pages if page.when is None or page.when.holds(answers)]

    def page(self, key: str) -> Page | None:
        return next((page for page in self.pages if page.key == key), None)

    def questions(self, answers: Answers | None = None) -> Iterator[Question]:
        """Every question, or only those that these answers lead to."""
        for page in self.pages if answers is None else self.asked(answers):
            yield from page.questions

    def next_page(self, answers: Answers, after: str) -> Page | None:
        """The page that follows, or None at the end."""
        keys = [page.key for page in self.pages]
        following = keys.index(after) + 1
        later = set(keys[following:])
        return next((page for page in self.asked(answers) if page.key in later), None)

    def page_before(self, answers: Answers, key: str) -> Page | None:
        asked = self.asked(answers)
        place = next((n for n, page in enumerate(asked) if page.key == key), 0)
        return asked[place - 1] if place else None


def in_language(words: Words, language: str) -> str:
    """The text in this language, else in Vietnamese."""
    return words.get(language) or words.get("vi", "")
