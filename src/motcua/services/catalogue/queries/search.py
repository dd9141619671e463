"""Finding a procedure by the words of a citizen.

Names are searched in memory (``names``), where slips, everyday words and filters cost nothing; the
text of the records is asked of PostgreSQL, and only where hardly a name answers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_

from django.contrib.postgres.search import SearchQuery

from motcua.services.catalogue.finding import bits
from motcua.services.catalogue.finding.everyday import Phrase
from motcua.services.catalogue.finding.index import MOST, Found
from motcua.services.catalogue.finding.wording import marked_search_words, search_words
from motcua.services.catalogue.models import Procedure
from motcua.services.catalogue.queries.names import Names, names
from motcua.services.catalogue.queries.names import ProcedureLine as ProcedureLine

LONGEST_QUESTION = 200
"""Characters; of a longer question the beginning is searched for."""
MOST_WORDS = 20
LONG_QUESTION = 3
"""Words from which on a match in a record's text alone is taken for chance."""
FEW = 5
"""Names that are enough, so that texts are not asked as well."""
PAGE = 20
"""Procedures on one page."""
FILTERS = ("subject", "sector", "level", "channel")
"""What a search can be narrowed by; several values of one filter widen it again."""
SUGGESTIONS = 7
SIMILAR = 4

type Chosen = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Choice:
    """A value of a filter, and how many procedures it leaves beside the other filters."""

    value: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class SearchPage:
    """One page of what was found."""

    question: str
    was_cut: bool = False
    partial: bool = False
    """No procedure has every word: these have most."""
    mended: bool = False
    """Found by other spellings than the one that was typed."""
    total: int = 0
    page: int = 1
    pages: int = 1
    """Of more than ``MOST`` procedures the first are shown."""
    lines: tuple[ProcedureLine, ...] = ()
    filters: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The place of this page's first line among all."""
        return (self.page - 1) * PAGE + 1


def search(
    question: str, *, page: int = 1, chosen: Chosen | None = None, browse: bool = False
) -> SearchPage:
    """Procedures for a question, the best first; any text is a question, and none is an error.

    A code finds its procedure. Words match names and the names of results without marks, in any
    order; slips are mended and everyday words read as official ones. Where no name has every
    word, the closest are given. Without a question, the filters alone choose; without filters
    nothing is found, or everything for who wants to ``browse``.
    """
    catalogue = names()
    asked = _printable(question[:LONGEST_QUESTION])
    wanted = {name: tuple((chosen or {}).get(name, ())) for name in FILTERS}
    within = _within(catalogue, wanted)
    found = _find(catalogue, asked, within, browse or any(wanted.values()))
    number = min(max(page, 1), _pages(found))
    shown = found.documents[(number - 1) * PAGE : number * PAGE]
    return SearchPage(
        question=asked,
        was_cut=len(question) > LONGEST_QUESTION,
        partial=found.partial,
        mended=found.mended,
        total=found.everything.bit_count(),
        page=number,
        pages=_pages(found),
        lines=tuple(catalogue.lines[place] for place in shown),
        filters=_filters(catalogue, asked, wanted, found),
    )


def suggest(beginning: str) -> tuple[ProcedureLine, ...]:
    """The first few procedures while a question is being typed."""
    catalogue = names()
    asked = _printable(beginning[:LONGEST_QUESTION])
    if asked in catalogue.codes:
        return (catalogue.lines[catalogue.codes[asked]],)
    found = catalogue.index.find(
        *_words(asked), within=catalogue.index.all, typing=beginning[-1:].isalnum()
    )
    return tuple(catalogue.lines[place] for place in found.documents[:SUGGESTIONS])


def similar(code: str) -> tuple[ProcedureLine, ...]:
    """A few procedures with names like that of this one, where its record names none."""
    catalogue = names()
    own = catalogue.codes.get(code)
    if own is None:
        return ()
    asked = tuple(search_words(catalogue.lines[own].name)[:MOST_WORDS])
    found = catalogue.index.find(asked, within=catalogue.index.all & ~(1 << own))
    return tuple(catalogue.lines[place] for place in found.documents[:SIMILAR])


def _printable(text: str) -> str:
    """The text without characters that no database and no page takes."""
    return "".join(each if each.isprintable() else " " for each in text).strip()


def _words(asked: str) -> tuple[Phrase, Phrase]:
    """The words of a question, folded and with their marks; the latter only if any were typed."""
    folded, marked = search_words(asked)[:MOST_WORDS], marked_search_words(asked)[:MOST_WORDS]
    typed = len(folded) == len(marked) and folded != marked
    return tuple(folded), tuple(marked) if typed else ()


def _within(catalogue: Names, wanted: Chosen) -> int:
    """The procedures that every filter leaves."""
    index = catalogue.index
    left = (
        reduce(or_, (index.having(name, value) for value in values))
        for name, values in wanted.items()
        if values
    )
    return reduce(and_, left, index.all)


def _find(catalogue: Names, asked: str, within: int, narrowed: bool) -> Found:
    place = catalogue.codes.get(asked)
    if place is not None and within >> place & 1:
        return Found((place,), 1 << place)
    folded, marked = _words(asked)
    if not folded:
        browsed = within if narrowed and not asked else 0
        return Found(tuple(bits.documents(browsed)), browsed)
    found = catalogue.index.find(folded, marked, within=within)
    if found.partial and len(folded) >= LONG_QUESTION:
        return found
    if found.everything.bit_count() < FEW:
        return _with_texts(catalogue, folded, within, found)
    return found


def _with_texts(catalogue: Names, asked: Phrase, within: int, found: Found) -> Found:
    """Procedures whose names answer, then those whose text has every word."""
    query = SearchQuery(
        " & ".join(f"'{word}'" for word in asked), config="simple", search_type="raw"
    )
    rows = Procedure.objects.filter(search=query).values_list("pk", flat=True)[:MOST]
    places = sorted(catalogue.places[pk] for pk in rows if pk in catalogue.places)
    more = [place for place in places if within >> place & 1]
    if not more:
        return found
    named = () if found.partial else found.documents
    documents = tuple(dict.fromkeys([*named, *more]))
    return Found(documents, bits.of(documents, catalogue.index.size), mended=found.mended)


def _pages(found: Found) -> int:
    return max(1, -(-len(found.documents) // PAGE))


def _filters(
    catalogue: Names, asked: str, wanted: Chosen, found: Found
) -> dict[str, tuple[Choice, ...]]:
    """What each filter leaves of the procedures that the question and the other filters leave."""
    index = catalogue.index
    choices = {}
    for name in FILTERS:
        others = {**wanted, name: ()}
        base = found.everything
        if wanted[name]:
            base = _find(catalogue, asked, _within(catalogue, others), narrowed=True).everything
        counted = index.counts(base, name)
        named = dict.fromkeys([*counted, *wanted[name]])
        choices[name] = tuple(
            Choice(value, counted.get(value, 0), value in wanted[name]) for value in named
        )
    return choices
