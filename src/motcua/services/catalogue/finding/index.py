"""All names of the catalogue in memory: which documents have which words, and which answer best."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import islice, pairwise
from math import log
from operator import and_, or_

from motcua.services.catalogue.finding import bits
from motcua.services.catalogue.finding.everyday import EverydayWords, Phrase
from motcua.services.catalogue.finding.ranking import Answer, Measure, Reading
from motcua.services.catalogue.finding.spelling import Speller

MOST = 300
"""Documents with every word of which the order is worked out."""
CLOSEST = 40
"""Documents with the most of the words that are looked at for each reading."""
BARE, OFFICIAL = 0.99, 0.97
"""How far a reading without fillers, and one in official words, is trusted."""
MENDING = 0.08
"""What a reading loses in trust for each unit of what its mending costs."""
UNKNOWN = 0.25
"""What a word that no name has weighs beside the rarest that one has: a place, a slip."""
STEPS = 7
"""Into how many steps the weights of words are rounded where all documents are weighed at once."""
WORTH_SHOWING, NEAR_THE_BEST = 0.3, 0.6
"""Where no name has all words: the least measure of the best, and of the others beside it."""


@dataclass(frozen=True)
class Document:
    """What can be found; texts as ``wording`` gives them."""

    title: str
    marked_title: str
    results: tuple[str, ...] = ()
    head_start: float = 0.0
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By what it can be filtered: ``level`` is ``commune``."""


@dataclass(frozen=True)
class Found:
    """The documents for a question, the best first; ``everything`` is all of them as a set."""

    documents: tuple[int, ...] = ()
    everything: int = 0
    best: float = 0.0
    """How well the first answers."""
    partial: bool = False
    """No document has every word: these have the most."""
    mended: bool = False
    """They answer a question with other spellings than the one that was typed."""


class Index:
    """Documents in the order in which equals are shown."""

    def __init__(self, documents: Iterable[Document], everyday: EverydayWords) -> None:
        documents = [_in_full(document, everyday) for document in documents]
        self.size = len(documents)
        self.all = (1 << self.size) - 1
        self._everyday = everyday
        self._having = _having_words(documents)
        self._weights = {word: self._rarity(has) for word, has in self._having.items()}
        self._words = sorted(self._having)
        self._answers = [self._answer(document) for document in documents]
        self._named = _named(documents)
        self._terms = _having_terms(documents)
        self.speller = _speller(documents, everyday)

    def find(
        self, asked: Phrase, marked: Phrase = (), *, within: int, typing: bool = False
    ) -> Found:
        """The documents inside ``within`` for a question, read as typed and as it was meant.

        ``marked`` are the same words with their marks, if any were typed; ``typing`` takes the
        last word for a beginning.
        """
        if not asked or not within:
            return Found()
        asked, marked = self._everyday.write_out(asked), self._everyday.write_out_marked(marked)
        literal = self._find_in(self._readings(asked, 1.0, typing), marked, within)
        meant, cost = self.speller.mended(asked)
        if meant == asked:
            return literal
        readings = self._readings(meant, max(0.5, 1 - MENDING * cost), typing)
        mended = self._find_in(readings, (), within)
        better = mended.best > literal.best
        return replace(mended, mended=True) if better else literal

    def counts(self, within: int, term: str) -> dict[str, int]:
        """How many documents of a set each value of a filter leaves; none is left out."""
        values = self._terms.get(term, {})
        counted = {value: (has & within).bit_count() for value, has in values.items()}
        return {value: count for value, count in counted.items() if count}

    def having(self, term: str, value: str) -> int:
        """The documents that a filter leaves."""
        return self._terms.get(term, {}).get(value, 0)

    def _find_in(self, readings: Sequence[Reading], marked: Phrase, within: int) -> Found:
        """The best of some readings: with every word where that answers best, else the closest."""
        complete = reduce(or_, (self._complete(reading) for reading in readings), 0) & within
        candidates = set(islice(bits.documents(complete), MOST))
        for reading in readings:
            named = self._named.get(" ".join(reading.words), ())
            candidates.update(each for each in named[:MOST] if within >> each & 1)
            candidates.update(self._closest(reading, within))
        measured = self._measured(candidates, readings, marked)
        if not measured:
            return Found()
        best, first = measured[0]
        if complete >> first & 1:
            ranked = tuple(document for _, document in measured if complete >> document & 1)
            return Found(ranked, complete, best)
        least = max(WORTH_SHOWING, NEAR_THE_BEST * best)
        near = tuple(document for measure, document in measured if measure >= least)
        return Found(near, bits.of(near, self.size), best, partial=True)

    def _readings(self, asked: Phrase, trust: float, typing: bool) -> list[Reading]:
        """As typed, without fillers, in official words; never without a word."""
        kept = {asked: 1.0}
        for number, words in enumerate(self._everyday.readings(asked)):
            kept.setdefault(words, BARE if number == 1 else OFFICIAL)
        return [
            Reading(words, trust * part, self._is_unfinished(words[-1], typing))
            for words, part in kept.items()
        ]

    def _is_unfinished(self, word: str, typing: bool) -> bool:
        """Whether a last word stands for those that begin with it."""
        return typing or (word not in self._having and bool(self._beginning(word)))

    def _beginning(self, beginning: str) -> list[str]:
        """The known words that begin so."""
        start = bisect_left(self._words, beginning)
        end = bisect_left(self._words, beginning + "\uffff")
        return self._words[start:end]

    def _has(self, word: str, reading: Reading) -> int:
        if reading.unfinished and word == reading.words[-1]:
            return reduce(or_, (self._having[each] for each in self._beginning(word)), 0)
        return self._having.get(word, 0)

    def _complete(self, reading: Reading) -> int:
        """The documents that have every word of a reading."""
        return reduce(and_, (self._has(word, reading) for word in reading.words), self.all)

    def _closest(self, reading: Reading, within: int) -> list[int]:
        """The documents with the most of a reading's words, rare ones weighing more."""
        tally = bits.Tally()
        rarest = self._rarity(1)
        for word in dict.fromkeys(reading.words):
            if has := self._has(word, reading) & within:
                tally.add(has, max(1, round(STEPS * self._weigh(word) / rarest)))
        return tally.best(CLOSEST, within)

    def _measured(
        self, candidates: Iterable[int], readings: Sequence[Reading], marked: Phrase
    ) -> list[tuple[float, int]]:
        """Each candidate with how well it answers, the best first; of equals, the earlier one."""
        measures = [Measure(reading, self._weigh, marked) for reading in readings]
        measured = (
            (max(measure.of(self._answers[document]) for measure in measures), document)
            for document in candidates
        )
        return sorted((each for each in measured if each[0] > 0), key=lambda e: (-e[0], e[1]))

    def _weigh(self, word: str) -> float:
        return self._weights.get(word) or UNKNOWN * self._rarity(1)

    def _rarity(self, has: int) -> float:
        """The rarer a word is, the more it tells."""
        return log(1 + self.size / max(1, has.bit_count()))

    def _answer(self, document: Document) -> Answer:
        return Answer(
            title=f" {document.title} ",
            title_weight=self._weight_of(document.title),
            marked_title=f" {document.marked_title} ",
            results=tuple((f" {name} ", self._weight_of(name)) for name in document.results),
            derived=self._everyday.derived_words(document.title),
            head_start=document.head_start,
        )

    def _weight_of(self, name: str) -> float:
        return sum(self._weights[word] for word in set(name.split())) or 1.0


def _in_full(document: Document, everyday: EverydayWords) -> Document:
    """The document with every short form of its names written out."""
    return replace(
        document,
        title=_text(everyday.write_out(_words(document.title))),
        marked_title=_text(everyday.write_out_marked(_words(document.marked_title))),
        results=tuple(_text(everyday.write_out(_words(name))) for name in document.results),
    )


def _words(text: str) -> Phrase:
    return tuple(text.split())


def _text(words: Phrase) -> str:
    return " ".join(words)


def _names(document: Document) -> Iterable[str]:
    return (document.title, *document.results)


def _having_words(documents: Sequence[Document]) -> dict[str, int]:
    """The documents that have each word in one of their names."""
    having: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for word in {word for name in _names(document) for word in name.split()}:
            having[word].append(number)
    return {word: bits.of(numbers, len(documents)) for word, numbers in having.items()}


def _named(documents: Sequence[Document]) -> dict[str, list[int]]:
    """The documents that have exactly this name."""
    named: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for name in _names(document):
            named[name].append(number)
    return dict(named)


def _having_terms(documents: Sequence[Document]) -> dict[str, dict[str, int]]:
    having: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, document in enumerate(documents):
        for term, values in document.terms.items():
            for value in values:
                having[term][value].append(number)
    return {
        term: {value: bits.of(numbers, len(documents)) for value, numbers in values.items()}
        for term, values in having.items()
    }


def _speller(documents: Sequence[Document], everyday: EverydayWords) -> Speller:
    """Knows the words of names and of everyday phrases."""
    phrases = {tuple(name.split()) for each in documents for name in _names(each)}
    phrases.update(everyday.phrases)
    return Speller(
        words=frozenset(word for phrase in phrases for word in phrase),
        pairs=frozenset(pair for phrase in phrases for pair in pairwise(phrase)),
    )
