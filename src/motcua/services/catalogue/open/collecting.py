"""Gathering what is said of one record, and counting what could not be said."""

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from motcua.kit.rdf import Iri, Node, Object, Typed, Worded
from motcua.services.catalogue.open.record import Names, OpenRecord, Publication

type Fact = tuple[str, Object]


class LeftOut(StrEnum):
    """Why a value of a record does not stand in its public service, or not as what it is."""

    AUTHORITY_NOT_GIVEN = "authority_not_given"
    """No agency is named: who published the record stands as the competent authority."""
    LIMIT_NOT_A_DURATION = "limit_not_a_duration"
    """A limit in working days, or without a unit, is no duration: it stands as words only."""
    CURRENCY_NOT_KNOWN = "currency_not_known"
    """The profile gives no address for the currency."""
    ADDRESS_NOT_ON_THE_WEB = "address_not_on_the_web"
    PAPER_WITHOUT_NAME = "paper_without_name"
    RELATED_NOT_FOUND = "related_not_found"
    """No procedure of this catalogue has the name."""
    DOUBT = "doubt"
    """A part could not be read for certain; its original text stands on the page and in the API."""
    LOCAL_VARIANT = "local_variant"
    """What a province or a commune does otherwise."""


class Collector:
    """The things said of one record so far; shared terms among them, each once."""

    def __init__(self, record: OpenRecord, publication: Publication) -> None:
        self.record = record
        self.publication = publication
        self.left_out: Counter[LeftOut] = Counter()
        self._nodes: dict[str, Node] = {}

    @property
    def nodes(self) -> tuple[Node, ...]:
        return tuple(self._nodes.values())

    def part(self, name: str, number: int | None = None) -> str:
        """The address of a part of the record: ``…#channel-1``."""
        numbered = name if number is None else f"{name}-{number}"
        return f"{self.publication.page(self.record.code)}#{numbered}"

    def add(self, address: str, types: tuple[str, ...], facts: Iterable[Fact]) -> Iri:
        """Say something of a thing; what was already said of it stays."""
        self._nodes.setdefault(address, Node(address, types, tuple(facts)))
        return Iri(address)

    def leave_out(self, reason: LeftOut, times: int = 1) -> None:
        if times:
            self.left_out[reason] += times

    def said(self, property_: str, text: str) -> Iterator[Fact]:
        """A text of the record in the record's language; nothing where it is empty."""
        if text:
            yield property_, Worded(text, self.publication.language)

    def identified(self, address: str) -> Fact:
        """The identifier that the profile asks of every thing."""
        return "dct:identifier", Typed(address)


def worded(property_: str, names: Names) -> Iterator[Fact]:
    """A text in every language that has it."""
    return ((property_, Worded(text, language)) for language, text in names.items() if text)
