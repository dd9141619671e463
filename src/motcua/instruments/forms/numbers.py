"""The numbers that a country gives its people and firms: shape, check digit, what they tell.

They are data of the profile: ``numbers.yaml``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from motcua.kit.datafile import Value, read

_APART = re.compile(r"[\s.\u00a0]")
KINDS = ("personal_number", "tax_number", "phone")
LONGEST = 40
"""Characters of a number, of whatever country."""


@dataclass(frozen=True)
class CheckDigit:
    """The last digit follows from those before: ``minuend - weighted sum mod modulus``."""

    weights: tuple[int, ...]
    modulus: int
    minuend: int

    def fits(self, number: str) -> bool:
        """Whether the digit behind the weighted ones is the one that follows from them."""
        place = len(self.weights)
        weighted = sum(w * int(d) for w, d in zip(self.weights, number, strict=False))
        return number[place : place + 1] == str(self.minuend - weighted % self.modulus)


@dataclass(frozen=True)
class Born:
    """Which digits tell the century and the sex, and which the year; places count from 1."""

    digit: int
    year: tuple[int, int]
    table: Mapping[str, tuple[int, str]]
    """First year of the century and sex, by the digit."""

    def of(self, number: str) -> tuple[int, str] | None:
        """Year of birth and sex, as far as the digit is known."""
        known = self.table.get(number[self.digit - 1])
        first, last = self.year
        return (known[0] + int(number[first - 1 : last]), known[1]) if known else None


@dataclass(frozen=True)
class Shape:
    """One form that a number has."""

    pattern: re.Pattern[str]
    check: CheckDigit | None = None
    born: Born | None = None


@dataclass(frozen=True)
class Scheme:
    """A kind of number; ``say`` tells what one looks like."""

    shapes: tuple[Shape, ...]
    say: Mapping[str, str]

    def shape_of(self, number: str) -> Shape | None:
        return next((shape for shape in self.shapes if shape.pattern.fullmatch(number)), None)


@dataclass(frozen=True)
class Numbers:
    """The schemes by kind; a kind that a country does not describe takes any number."""

    schemes: Mapping[str, Scheme] = field(default_factory=dict)

    def born(self, number: str) -> tuple[int, str] | None:
        """Year of birth and sex that a personal number tells."""
        scheme = self.schemes.get("personal_number")
        shape = scheme.shape_of(number) if scheme else None
        return shape.born.of(number) if shape and shape.born else None


def bare(text: str) -> str:
    """The number without the spaces and points that make it easier to read."""
    return _APART.sub("", text)


def read_numbers(path: Path) -> Numbers:
    """``numbers.yaml``. Raises ``WrongFile``."""
    kinds = read(path).mapping(optional=KINDS)
    return Numbers({kind: _scheme(value) for kind, value in kinds.items()})


def _scheme(value: Value) -> Scheme:
    fields = value.mapping("say", "shapes", "source", optional=("certain",))
    shapes = tuple(_shape(item) for item in fields["shapes"].items())
    return Scheme(shapes, fields["say"].texts("vi", "en"))


def _shape(value: Value) -> Shape:
    fields = value.mapping("pattern", optional=("check_digit", "born"))
    try:
        pattern = re.compile(fields["pattern"].text())
    except re.error as error:
        raise fields["pattern"].wrong(f"this is no pattern: {error}.") from None
    return Shape(
        pattern,
        _check_digit(fields["check_digit"]) if "check_digit" in fields else None,
        _born(fields["born"]) if "born" in fields else None,
    )


def _check_digit(value: Value) -> CheckDigit:
    fields = value.mapping("weights", "modulus", "minuend")
    weights = tuple(item.count() for item in fields["weights"].items())
    return CheckDigit(weights, fields["modulus"].count(), fields["minuend"].count())


def _born(value: Value) -> Born:
    fields = value.mapping("digit", "year", "table")
    year = [item.count() for item in fields["year"].items()]
    if len(year) != 2:
        raise fields["year"].wrong("write the first and the last place of the year, as [5, 6].")
    table = {}
    for row in fields["table"].items():
        cells = row.mapping("digit", "from", "sex")
        table[cells["digit"].text()] = (cells["from"].count(), cells["sex"].text())
    return Born(fields["digit"].count(), (year[0], year[1]), table)
