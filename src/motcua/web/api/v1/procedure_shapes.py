"""What can be asked about procedures, and what is answered."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from motcua.services.catalogue.enums import AgencyRole, Channel, TimeUnit
from motcua.web.api.v1.asking import Question
from motcua.web.api.v1.paging import PageLinks
from motcua.web.api.v1.terms import CodedName


@dataclass(frozen=True, kw_only=True)
class ProcedureQuestion(Question):
    """What procedures can be searched by. Several values of one filter widen it."""

    q: Annotated[str, "Words, with or without marks, or a code. Without it all are listed."] = ""
    page: Annotated[int, "Which page of twenty."] = 1
    sector: Annotated[tuple[str, ...], "Name of a sector, as `Hộ tịch`."] = ()
    subject: Annotated[tuple[str, ...], "Code of whom it concerns; see `terms`."] = ()
    level: Annotated[tuple[str, ...], "Code of a level of authority; see `terms`."] = ()
    channel: Annotated[tuple[str, ...], "online, counter or post."] = ()


@dataclass(frozen=True)
class ProcedureItem:
    """A procedure in a list."""

    code: Annotated[str, "National code, as `1.001193`."]
    name: Annotated[str, "In Vietnamese, as published."]
    sector: str
    levels: tuple[CodedName, ...]
    can_apply: Annotated[bool, "A service is installed here by which one can apply online."]
    url: Annotated[str, "The whole procedure in this interface."]
    page: Annotated[str, "The page for people."]


@dataclass(frozen=True)
class FilterValue:
    """A value of a filter, and how many procedures it leaves beside the other filters."""

    value: str
    count: int


@dataclass(frozen=True)
class ProcedureList:
    """One page of what was found, the best first; or of all, those for citizens first."""

    total: int
    page: int
    pages: Annotated[int, "To a question in words the 300 best are listed."]
    partial: Annotated[bool, "No procedure has every word of the question: these have most."]
    mended: Annotated[bool, "Found by another spelling than the one asked for."]
    items: tuple[ProcedureItem, ...]
    filters: Annotated[dict[str, tuple[FilterValue, ...]], "By the name of the filter."]
    links: PageLinks


@dataclass(frozen=True, kw_only=True)
class OneProcedure(Question):
    """Which procedure, and in which version."""

    code: Annotated[str, "National code, as `1.001193`."]
    version: Annotated[int | None, "Number of a version; without it the one in force."] = None


@dataclass(frozen=True)
class Uncertainty:
    """What could not be read for certain."""

    reason: Annotated[str, "A sentence in the language of the answer."]
    original: Annotated[str, "What the source says, or its author's own doubt."]


@dataclass(frozen=True)
class ChannelAnswer:
    """A way to hand in, how long it takes, what it costs. Null: the source does not say."""

    channel: Channel
    name: str
    limit: Decimal | None
    unit: TimeUnit | None
    fee: Annotated[Decimal | None, "0 is free of charge."]
    currency: Annotated[str, "ISO 4217; empty without a fee."]
    fee_remark: Annotated[str, "The condition of the fee, as the source words it."]
    remark: str
    doubts: tuple[Uncertainty, ...]


@dataclass(frozen=True)
class PaperAnswer:
    """One paper to bring. Null: the source does not say how many."""

    name: str
    forms: Annotated[tuple[str, ...], "File names of forms to fill in."]
    originals: int | None
    copies: int | None


@dataclass(frozen=True)
class CaseAnswer:
    """What one case asks for; without a heading it concerns everybody."""

    heading: str
    papers: tuple[PaperAnswer, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class ResultAnswer:
    """A document that the office gives."""

    name: str
    code: Annotated[str, "National code, as `KQ.G15.000031`; empty without one."]


@dataclass(frozen=True)
class LawAnswer:
    """A text of law."""

    title: str
    number: Annotated[str, "As `60/2014/QH13`; empty where the source gives none."]


@dataclass(frozen=True)
class AgencyAnswer:
    """Who does what."""

    role: AgencyRole
    name: str


@dataclass(frozen=True)
class RelatedAnswer:
    """A related procedure; null where this catalogue has none of that name."""

    name: str
    code: str | None
    url: str | None


@dataclass(frozen=True)
class LocalVariant:
    """What a unit and all below it do otherwise. Null and empty leave the national value."""

    unit: str
    unit_name: str
    channel: Annotated[str, "Empty: every channel."]
    limit: Decimal | None
    limit_unit: str
    fee: Decimal | None
    currency: str
    remark: str
    law: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True)
class ProcedureLinks:
    """The same procedure elsewhere."""

    self: str
    page: Annotated[str, "The page for people."]
    turtle: Annotated[str, "As CPSV-AP in Turtle; the version in force."]
    json_ld: Annotated[str, "As CPSV-AP in JSON-LD; the version in force."]
    source: Annotated[str | None, "Where the record was read."]


@dataclass(frozen=True)
class ProcedureAnswer:
    """One procedure; texts in Vietnamese, as its source gives them."""

    code: str
    name: str
    version: int
    valid_from: date
    valid_to: Annotated[date | None, "From this day on another version was in force."]
    decision: Annotated[str, "Number of the decision that published it."]
    decided_on: date | None
    publisher: Annotated[str, "Who published it here; empty for a record from a national file."]
    kind: str
    sector: str
    levels: tuple[CodedName, ...]
    subjects: tuple[CodedName, ...]
    agencies: tuple[AgencyAnswer, ...]
    channels: tuple[ChannelAnswer, ...]
    cases: tuple[CaseAnswer, ...]
    results: tuple[ResultAnswer, ...]
    laws: tuple[LawAnswer, ...]
    steps: tuple[str, ...]
    conditions: tuple[str, ...]
    reception_address: str
    related: tuple[RelatedAnswer, ...]
    keywords: str
    about: str
    doubts: Annotated[tuple[Uncertainty, ...], "Of the record; channels carry their own."]
    local_variants: Annotated[tuple[LocalVariant, ...], "In force today."]
    can_apply: bool
    links: ProcedureLinks
