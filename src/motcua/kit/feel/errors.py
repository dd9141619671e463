"""What went wrong, as data: where, and a sentence with a hint in Vietnamese and English."""

from dataclasses import dataclass, field

from motcua.kit.feel.words import HINTS, LANGUAGES, TEXTS

type Place = tuple[int, int]
"""Line and column, both from 1."""


@dataclass(frozen=True)
class Said:
    """One sentence of ``motcua.kit.feel.words`` with its facts."""

    key: str
    facts: dict[str, object] = field(default_factory=dict)

    def text(self, language: str = "en") -> str:
        """The sentence; English where the language is not known."""
        return TEXTS[_known(language)][self.key].format(**self.facts)

    def hint(self, language: str = "en") -> str:
        """What to do about it; empty where there is nothing to say."""
        return HINTS[_known(language)].get(self.key, "").format(**self.facts)


@dataclass(frozen=True)
class Trouble:
    """Why something became null."""

    line: int
    column: int
    said: Said


@dataclass(frozen=True)
class Finding:
    """What a check found in a text that can be compiled."""

    line: int
    column: int
    said: Said

    @property
    def message(self) -> str:
        return self.said.text()

    @property
    def hint(self) -> str:
        return self.said.hint()


class FeelError(Exception):
    """The text cannot be read, or its evaluation went beyond a bound."""

    def __init__(self, place: Place, key: str, **facts: object) -> None:
        self.line, self.column = place
        self.said = Said(key, facts)
        super().__init__(self.sentence())

    @property
    def message(self) -> str:
        return self.said.text()

    @property
    def hint(self) -> str:
        return self.said.hint()

    def sentence(self, language: str = "en") -> str:
        """Place, fault and hint."""
        place = TEXTS[_known(language)]["place"].format(line=self.line, column=self.column)
        return f"{place}: {self.said.text(language)} {self.said.hint(language)}".rstrip()


class Unfit(Exception):
    """Raised inside a function: there is no value for these arguments, so the call is null."""

    def __init__(self, key: str, **facts: object) -> None:
        self.said = Said(key, facts)
        super().__init__(key)


class Spent(Exception):
    """The evaluation used up its steps, its time or its room."""

    def __init__(self, key: str, **facts: object) -> None:
        self.key, self.facts = key, facts
        super().__init__(key)


def _known(language: str) -> str:
    return language if language in LANGUAGES else "en"
