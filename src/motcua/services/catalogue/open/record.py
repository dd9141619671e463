"""What is published of a procedure, and by whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from motcua.services.catalogue.enums import AgencyRole, Channel, TimeUnit
from motcua.services.catalogue.rules.structure import Paper, Structure

type Names = Mapping[str, str]
"""A name by language."""


@dataclass(frozen=True)
class OpenRecord:
    """A procedure as it is in force."""

    code: str
    name: str
    structure: Structure
    version: int = 1
    valid_from: date | None = None
    kind: str = ""
    sector: str = ""
    decision: str = ""
    steps: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    reception_address: str = ""
    source_url: str = ""
    related: Mapping[str, str] = field(default_factory=dict)
    """Codes of those of the structure's related procedures that are known here, by name."""
    local_variants: int = 0


@dataclass(frozen=True)
class Wording:
    """Words that records are published with, in every language of this installation."""

    levels: Mapping[str, Names]
    subjects: Mapping[str, Names]
    channels: Mapping[Channel, Names]
    roles: Mapping[AgencyRole, Names]
    steps: Names
    condition: Names
    limit: Callable[[Decimal, TimeUnit | None], Names]
    paper: Callable[[Paper], Names]
    """How many originals and copies, on which forms; empty where nothing is said."""


@dataclass(frozen=True)
class Publication:
    """Where, by whom and in which words records are published."""

    base: str
    """The public address of this installation, without a stroke at its end."""
    operator: str
    """Who runs it: stands in for an authority that a record and its decision do not name."""
    language: str
    """The language of the records, as ``vi``; ``language_address`` is it in the EU's list."""
    language_address: str
    country_address: str
    country: Names
    currencies: Mapping[str, str]
    """Addresses of currencies by their code."""
    issuers: Mapping[str, str]
    """Authorities by the letters with which their decisions are numbered."""
    wording: Wording

    def page(self, code: str) -> str:
        """The address of a procedure's page."""
        return f"{self.base}/procedures/{code}"

    def term(self, list_: str, key: str = "") -> str:
        """The address of a term of our own lists, or of a list."""
        return f"{self.base}/open-data/vocabulary#{list_}{f'-{key}' if key else ''}"
