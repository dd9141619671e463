"""What is told of an evaluation beside its value: the rules that fired, and what became null."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from motcua.kit.feel.dmn.errors import worded
from motcua.kit.feel.errors import Said


@dataclass(frozen=True)
class Fired:
    """A rule that matched, with its texts as the author wrote them."""

    number: int
    """From 1, as the rows of the table are counted."""
    id: str
    tests: tuple[tuple[str, str], ...]
    """Heading and test of each input that the rule looks at."""
    results: tuple[tuple[str, str], ...]
    """Name and text of each output."""
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class TableReason:
    """One use of a table: what went in, which rules matched, what came out."""

    table: str
    hit_policy: str
    inputs: tuple[tuple[str, object], ...]
    """Heading and value of each column."""
    fired: tuple[Fired, ...]
    result: object


@dataclass
class DecisionReason:
    """One decision: what it rests on, the tables it went through, its value."""

    name: str
    inputs: dict[str, object]
    """What it was given: values of inputs and of other decisions, by name."""
    tables: list[TableReason] = field(default_factory=list)
    value: object = None


@dataclass(frozen=True)
class DmnTrouble:
    """Why something in a decision became null, and where in the file that stands."""

    decision: str
    file: str
    line: int
    key: str
    facts: Mapping[str, object] = field(default_factory=dict)
    said: Said | None = None
    """The sentence of the language, where it is the language that speaks."""

    def sentence(self, language: str) -> str:
        """Place and fault, in one of ``motcua.kit.feel.dmn.words.LANGUAGES``."""
        said = {"said": self.said} if self.said else self.facts
        text = worded("said" if self.said else self.key, said, language)
        where = f"{self.file}, " if self.file else ""
        return f"{where}{worded('line', {'line': self.line}, language)}, {self.decision}: {text}"


@dataclass
class Watch:
    """Collects the reasons of one evaluation, in the order in which decisions were made."""

    decisions: list[DecisionReason] = field(default_factory=list)
    troubles: list[DmnTrouble] = field(default_factory=list)
    making: list[DecisionReason] = field(default_factory=list)
    """The decision being made, last; one that calls a service waits for those of the service."""

    @contextmanager
    def deciding(self, name: str, inputs: dict[str, object]) -> Iterator[DecisionReason]:
        """A decision while it is made; its tables are told to it."""
        reason = DecisionReason(name, inputs)
        self.making.append(reason)
        yield reason
        self.making.pop()
        self.decisions.append(reason)

    def table(self, reason: TableReason) -> None:
        """A table that was used, by the decision being made if there is one."""
        if self.making:
            self.making[-1].tables.append(reason)
