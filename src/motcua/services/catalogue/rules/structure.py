"""A procedure in parts: what its record says once the flattened text has become rows.

``None`` means that the source gives nothing; what it gives but nobody could read for certain stands
as a ``Doubt`` with its reason and the original text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from motcua.services.catalogue.enums import AgencyRole, Channel, Flag, Part, TimeUnit

LONGEST_CODE = 40
"""Letters of a result's national code."""
LONGEST_NUMBER = 60
"""Letters of a number of law."""
MOST_TIME = Decimal(10**6)
MOST_FEE = Decimal(10**12)
"""Below these every limit and fee stays."""


@dataclass(frozen=True)
class ChannelRow:
    """One way to hand in, how long it takes and what it costs; a channel may have several rows."""

    channel: Channel
    limit: Decimal | None = None
    unit: TimeUnit | None = None
    fee: Decimal | None = None
    """0 is free of charge."""
    currency: str = ""
    fee_remark: str = ""
    """The condition of the fee, as the source words it."""
    remark: str = ""


@dataclass(frozen=True)
class Paper:
    """One paper of a file; a number is None where the source is silent."""

    name: str
    forms: tuple[str, ...] = ()
    """File names of the forms or declarations to fill in."""
    originals: int | None = None
    copies: int | None = None


@dataclass(frozen=True)
class PaperCase:
    """What one case asks for. No heading: it concerns everybody. Notes ask for no paper."""

    heading: str = ""
    papers: tuple[Paper, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """A document that the office gives, with its national code where it has one."""

    name: str
    code: str = ""


@dataclass(frozen=True)
class LegalBasis:
    """A text of law and its number, as ``60/2014/QH13``."""

    title: str
    number: str = ""


@dataclass(frozen=True)
class Agency:
    """Who does what."""

    role: AgencyRole
    name: str


@dataclass(frozen=True)
class Doubt:
    """What could not be read for certain: where, why, and the original text.

    ``row`` counts the rows of its part from 0; None concerns the part as a whole.
    """

    part: Part
    reason: Flag
    original: str
    row: int | None = None


@dataclass(frozen=True)
class Structure:
    """The rows of one procedure. Levels and subjects are codes of the profile's vocabulary."""

    levels: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    agencies: tuple[Agency, ...] = ()
    channels: tuple[ChannelRow, ...] = ()
    cases: tuple[PaperCase, ...] = ()
    results: tuple[Result, ...] = ()
    keywords: str = ""
    about: str = ""
    """The record's own description."""
    laws: tuple[LegalBasis, ...] = ()
    related: tuple[str, ...] = ()
    """Names of related procedures."""
    doubts: tuple[Doubt, ...] = field(default=())

    def doubts_of_channel(self, row: int) -> tuple[Doubt, ...]:
        """What is not certain about one row of the channels, counted from 0."""
        return tuple(
            doubt for doubt in self.doubts if (doubt.part, doubt.row) == (Part.CHANNELS, row)
        )


def structure_from_data(data: Mapping[str, Any], *, doubts: tuple[Doubt, ...] = ()) -> Structure:
    """A structure as a profile or a draft writes it. A wrong key, word or number raises."""
    rows = dict(data)
    return Structure(
        levels=tuple(rows.pop("levels", ())),
        subjects=tuple(rows.pop("subjects", ())),
        agencies=tuple(
            Agency(AgencyRole(row["role"]), row["name"]) for row in rows.pop("agencies", ())
        ),
        channels=tuple(_channel_row(row) for row in rows.pop("channels", ())),
        cases=tuple(_paper_case(row) for row in rows.pop("cases", ())),
        results=tuple(_result(row) for row in rows.pop("results", ())),
        laws=tuple(_legal_basis(row) for row in rows.pop("laws", ())),
        related=tuple(rows.pop("related", ())),
        doubts=doubts,
        **rows,
    )


def _channel_row(data: Mapping[str, Any]) -> ChannelRow:
    unknown = [key for key in data if key not in ChannelRow.__dataclass_fields__]
    if unknown:
        raise TypeError(f"a channel has no {unknown[0]!r}")
    row = dict(data)
    row["channel"] = Channel(row["channel"])
    row["unit"] = TimeUnit(row["unit"]) if row.get("unit") else None
    for key, most in (("limit", MOST_TIME), ("fee", MOST_FEE)):
        row[key] = None if row.get(key) is None else _number(row[key], most)
    return ChannelRow(**row)


def _number(value: Any, most: Decimal) -> Decimal:
    number = Decimal(str(value))
    if not (number.is_finite() and 0 <= number < most):
        raise ValueError(f"{value} is not a number from 0 to below {most:,}")
    return number


def _result(data: Mapping[str, Any]) -> Result:
    row = Result(**data)
    return _checked(row, row.code, LONGEST_CODE)


def _legal_basis(data: Mapping[str, Any]) -> LegalBasis:
    row = LegalBasis(**data)
    return _checked(row, row.number, LONGEST_NUMBER)


def _checked[T](row: T, text: str, longest: int) -> T:
    if len(text) > longest:
        raise ValueError(f"{text!r} is longer than {longest} letters")
    return row


def _paper_case(data: Mapping[str, Any]) -> PaperCase:
    row = dict(data)
    papers = tuple(_paper(paper) for paper in row.pop("papers", ()))
    return PaperCase(papers=papers, notes=tuple(row.pop("notes", ())), **row)


def _paper(data: Mapping[str, Any]) -> Paper:
    return Paper(**{**data, "forms": tuple(data.get("forms", ()))})
