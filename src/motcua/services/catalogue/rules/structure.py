"""A procedure in parts: what its record says once the flattened text has become rows.

``None`` means that the source gives nothing; what it gives but nobody could read for certain stands
as a ``Doubt`` with its reason and the original text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from motcua.services.catalogue.enums import AgencyRole, Channel, Flag, Part, TimeUnit


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
        results=tuple(Result(**row) for row in rows.pop("results", ())),
        laws=tuple(LegalBasis(**row) for row in rows.pop("laws", ())),
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
    for key in ("limit", "fee"):
        row[key] = None if row.get(key) is None else Decimal(str(row[key]))
    return ChannelRow(**row)


def _paper_case(data: Mapping[str, Any]) -> PaperCase:
    row = dict(data)
    papers = tuple(_paper(paper) for paper in row.pop("papers", ()))
    return PaperCase(papers=papers, notes=tuple(row.pop("notes", ())), **row)


def _paper(data: Mapping[str, Any]) -> Paper:
    return Paper(**{**data, "forms": tuple(data.get("forms", ()))})
