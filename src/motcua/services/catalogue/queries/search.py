"""Finding a procedure by the words of a citizen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from operator import or_

from django.contrib.postgres.search import SearchQuery
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Length

from motcua.kit.text import marked_words, words
from motcua.services.catalogue import rules
from motcua.services.catalogue.everyday import everyday_words
from motcua.services.catalogue.models import Procedure, Release
from motcua.services.catalogue.queries.procedure import profile_folder

LONGEST_QUESTION = 200
"""Characters; of a longer question the beginning is searched for."""
MOST_WORDS = 20
LONG_QUESTION = 3
"""Words from which on a match in a long text alone is taken for chance."""
SHORTEST_BEGINNING = 3
"""Letters that a word needs to stand for longer ones."""
PAGE = 20
"""Procedures on one page."""

type Reading = tuple[str, ...]


@dataclass(frozen=True)
class ProcedureLine:
    """A procedure in a list."""

    code: str
    name: str
    sector: str
    levels: tuple[str, ...]
    can_apply: bool
    """An online service is installed for it here."""


@dataclass(frozen=True)
class SearchPage:
    """One page of what was found. ``partial``: no procedure has every word, these have most."""

    question: str
    was_cut: bool
    partial: bool
    total: int
    page: int
    pages: int
    lines: tuple[ProcedureLine, ...]

    @property
    def first(self) -> int:
        """The place of this page's first line among all."""
        return (self.page - 1) * PAGE + 1


def search(question: str, *, page: int = 1) -> SearchPage:
    """Procedures for a question, the best first; any text is a question, and none is an error.

    Words match without marks, by their beginnings, in any order, and all of them must; everyday
    words of the profile stand for official ones. First a code, then the exact name, the phrase in
    a name (in official words, as typed), all words in a name, in a result's name, in the text;
    among equals, the marks as typed, what can be applied for here, what is asked for daily, the
    shorter name. Where a long question has all its words in no name, the closest are given.
    """
    asked = _printable(question[:LONGEST_QUESTION])
    terms = words(asked)[:MOST_WORDS]
    readings = everyday_words(profile_folder() / "synonyms.yaml").readings(terms)
    if not readings:
        return _page([], asked, question, total=0)
    found = Procedure.objects.filter(_any_of(_all_words(reading) for reading in readings))
    named = _any_of(_all_words(reading, "AB") for reading in readings)
    total, with_name = found.aggregate(
        total=Count("pk"), with_name=Count("pk", filter=named)
    ).values()
    if not total or (not with_name and len(readings[-1]) >= LONG_QUESTION):
        partial = list(_closest(readings)[:PAGE])
        return _page(partial, asked, question, total=len(partial), partial=True)
    number = min(max(page, 1), -(-total // PAGE))
    ranked = _ranked(found, readings, asked)
    start = (number - 1) * PAGE
    return _page(ranked[start : start + PAGE], asked, question, total=total, page=number)


def _printable(text: str) -> str:
    """The text without characters that no database and no page takes."""
    return "".join(each if each.isprintable() else " " for each in text).strip()


def _ranked(
    found: QuerySet[Procedure], readings: Sequence[Reading], asked: str
) -> QuerySet[Procedure]:
    phrases = [" ".join(reading) for reading in readings]
    place = Case(
        When(code=asked, then=0),
        When(title__in=phrases, then=1),
        When(_phrase_in_title(phrases[-1]), then=2),
        When(_any_of(_phrase_in_title(phrase) for phrase in phrases), then=3),
        When(_any_of(_all_words(reading, "A", whole=True) for reading in readings), then=4),
        When(_any_of(_all_words(reading, "A") for reading in readings), then=5),
        When(_any_of(_all_words(reading, "AB") for reading in readings), then=6),
        default=7,
        output_field=IntegerField(),
    )
    marked = " ".join(marked_words(asked))
    has_marks = marked != phrases[0]
    as_typed = Q(marked_title__contains=marked) if has_marks else Q(pk__isnull=True)
    return _with_service(found).order_by(
        place,
        Case(When(as_typed, then=0), default=1),
        F("can_apply").desc(),
        "-everyday",
        Length("title"),
        "title",
        "code",
    )


def _closest(readings: Sequence[Reading]) -> QuerySet[Procedure]:
    """Procedures with the most of the question in their names; two words together weigh most."""
    reading = tuple(dict.fromkeys(readings[-1]))
    has_word = [Q(search=_words_query((word,), "A", whole=True)) for word in reading]
    has_pair = [_phrase_in_title(f"{one} {two}") for one, two in pairwise(reading)]
    weights = [(each, 1) for each in has_word] + [(each, 4) for each in has_pair]
    score = sum(
        (Case(When(condition, then=weight), default=0) for condition, weight in weights),
        start=Value(0),
    )
    rows = _with_service(Procedure.objects.filter(_any_of(has_word)))
    return rows.order_by(score.desc(), F("can_apply").desc(), "-everyday", Length("title"), "title")


def _with_service(rows: QuerySet[Procedure]) -> QuerySet[Procedure]:
    installed = Release.objects.filter(service__code=OuterRef("code"))
    return rows.annotate(can_apply=Exists(installed)).only("code", "name", "sector", "levels")


def _all_words(reading: Reading, weights: str = "", *, whole: bool = False) -> Q:
    return Q(search=_words_query(reading, weights, whole=whole))


def _words_query(reading: Reading, weights: str = "", *, whole: bool = False) -> SearchQuery:
    """All words, by their beginnings unless ``whole``; a short one only while it is being typed.

    Words hold only letters, digits and inner dots, so that none of them ends its quotes.
    """
    terms = []
    for number, word in enumerate(reading, start=1):
        begins = not whole and (len(word) >= SHORTEST_BEGINNING or number == len(reading))
        marks = ("*" if begins else "") + weights
        terms.append(f"'{word}':{marks}" if marks else f"'{word}'")
    return SearchQuery(" & ".join(terms), config="simple", search_type="raw")


def _phrase_in_title(phrase: str) -> Q:
    return (
        Q(title__startswith=f"{phrase} ")
        | Q(title__contains=f" {phrase} ")
        | Q(title__endswith=f" {phrase}")
    )


def _any_of(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions)


def _page(
    rows: Iterable[Procedure],
    asked: str,
    question: str,
    *,
    total: int,
    page: int = 1,
    partial: bool = False,
) -> SearchPage:
    return SearchPage(
        question=asked,
        was_cut=len(question) > LONGEST_QUESTION,
        partial=partial,
        total=total,
        page=page,
        pages=max(1, -(-total // PAGE)),
        lines=tuple(_line(row) for row in rows),
    )


def _line(row: Procedure) -> ProcedureLine:
    return ProcedureLine(
        code=row.code,
        name=row.name,
        sector=row.sector,
        levels=rules.split_list(row.levels),
        can_apply=row.can_apply,  # type: ignore[attr-defined]
    )
