"""A national record: flattened texts in, a structure and its doubts out.

Nothing is guessed in silence and nothing is dropped: what is not certain is a ``Doubt`` with the
original text.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from unicodedata import normalize

from motcua.services.catalogue.enums import AgencyRole, Flag, Part
from motcua.services.catalogue.rules.channels import Channels, read_channels
from motcua.services.catalogue.rules.laws import Laws, read_laws
from motcua.services.catalogue.rules.papers import Papers, read_papers
from motcua.services.catalogue.rules.related import Related, read_related
from motcua.services.catalogue.rules.results import Results, read_results
from motcua.services.catalogue.rules.sections import cut_page
from motcua.services.catalogue.rules.structure import Agency, Doubt, Structure
from motcua.services.catalogue.rules.text import given, split_list


@dataclass(frozen=True)
class Vocabulary:
    """The profile's codes by the words that the national file prints for them."""

    levels: Mapping[str, str] = field(default_factory=dict)
    subjects: Mapping[str, str] = field(default_factory=dict)
    unparted: tuple[str, ...] = ()
    """Phrases of agencies' names whose comma parts nothing."""


@dataclass(frozen=True)
class Texts:
    """The fields of a national record, as printed."""

    levels: str = ""
    subjects: str = ""
    agencies: Mapping[AgencyRole, str] = field(default_factory=dict)
    steps: str = ""
    conditions: str = ""
    channels: str = ""
    papers: str = ""
    results: str = ""
    laws: str = ""
    related: str = ""
    page: str = ""
    """The whole page as text; empty where the source has none."""


@dataclass(frozen=True)
class Reading:
    """A structure; beside it what has no rows, and how much could not be read."""

    structure: Structure
    steps: str = ""
    conditions: str = ""
    unread_channels: int = 0
    unread_papers: int = 0


def read_national(texts: Texts, vocabulary: Vocabulary) -> Reading:
    """The structure of one record.

    Where a table cannot be read from its field, the whole record is cut anew from the page's text,
    if that can be read.
    """
    tables = _read_tables(texts)
    doubts: list[Doubt] = []
    if tables.broken and (cut := cut_page(normalize("NFC", texts.page))):
        anew = replace(texts, **cut)
        if len((again := _read_tables(anew)).broken) < len(tables.broken):
            doubts = _cut_anew(texts, anew)
            texts, tables = anew, again
    structure = Structure(
        levels=_coded(texts.levels, vocabulary.levels, doubts),
        subjects=_coded(texts.subjects, vocabulary.subjects, doubts),
        agencies=_agencies(texts.agencies, vocabulary.unparted),
        channels=tables.channels.rows,
        cases=tables.papers.cases,
        results=tables.results.rows,
        keywords=tables.results.keywords,
        about=tables.results.about,
        laws=tables.laws.rows,
        related=tables.related.names,
        doubts=(*doubts, *tables.doubts),
    )
    return Reading(
        structure,
        steps=given(texts.steps),
        conditions=given(texts.conditions),
        unread_channels=tables.channels.unread,
        unread_papers=tables.papers.unread,
    )


@dataclass(frozen=True)
class _Tables:
    channels: Channels
    papers: Papers
    results: Results
    laws: Laws
    related: Related

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        parts = (self.channels, self.papers, self.results, self.laws, self.related)
        return tuple(doubt for part in parts for doubt in part.doubts)

    @property
    def broken(self) -> list[Doubt]:
        """Doubts about a table as a whole."""
        return [doubt for doubt in self.doubts if doubt.row is None]


def _read_tables(texts: Texts) -> _Tables:
    return _Tables(
        channels=read_channels(texts.channels),
        papers=read_papers(texts.papers),
        results=read_results(texts.results),
        laws=read_laws(texts.laws),
        related=read_related(texts.related),
    )


def _cut_anew(before: Texts, after: Texts) -> list[Doubt]:
    """One doubt for each table whose field was cut otherwise, with the field's text."""
    parts = (Part.CHANNELS, Part.PAPERS, Part.LAWS, Part.RESULTS)
    return [
        Doubt(part, Flag.SECTION_CUT_ANEW, getattr(before, part))
        for part in parts
        if getattr(before, part).strip() not in {"", getattr(after, part).strip()}
    ]


def _coded(text: str, codes: Mapping[str, str], doubts: list[Doubt]) -> tuple[str, ...]:
    """The codes of printed terms; a term that has none is in doubt."""
    terms = split_list(text)
    doubts.extend(Doubt(Part.HEAD, Flag.UNKNOWN_TERM, term) for term in terms if term not in codes)
    return tuple(codes[term] for term in terms if term in codes)


def _agencies(texts: Mapping[AgencyRole, str], unparted: Collection[str]) -> tuple[Agency, ...]:
    return tuple(
        Agency(role, name) for role, text in texts.items() for name in split_list(text, unparted)
    )
