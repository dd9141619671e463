"""How well a name answers a question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from motcua.services.catalogue.finding.everyday import Phrase

FOUND, CLOSE, IN_ORDER = 0.5, 0.3, 0.2
"""What counts in a name that has all words: having them, having no others, having them in order."""
SHARE_POWER = 1.5
"""A name that lacks words loses more than their share."""
RESULT = 0.97
"""A result's name counts as a title, a little less than the name itself."""
OWN_NAME = 0.1
"""What the name adds where it was a result's name that answered."""
OTHER_MARKS = 0.6
"""What remains of a word that has other marks than were typed."""
DERIVED = 0.15
"""What a copy, a change or an end of something loses when nobody asked for it."""

type Weigh = Callable[[str], float]


@dataclass(frozen=True)
class Reading:
    """One way to understand a question; ``trust`` is 1 for its own words."""

    words: Phrase
    trust: float = 1.0
    unfinished: bool = False
    """The last word may be the beginning of a longer one."""


@dataclass(frozen=True)
class Answer:
    """A document as the ranking sees it; texts are folded and stand between spaces."""

    title: str
    title_weight: float
    marked_title: str
    results: tuple[tuple[str, float], ...]
    """The name of each result, with the weight of its words."""
    derived: tuple[str, ...]
    """The words that tell that it changes, copies or ends something given before."""
    head_start: float
    """What it has before any question: asked for daily, near to the citizen."""


class _Needle(NamedTuple):
    """A word as it stands in names, and with the marks that were typed, if any were."""

    text: str
    weight: float
    marked: str


class Measure:
    """One reading of a question, prepared to be held against many names."""

    def __init__(self, reading: Reading, weigh: Weigh, marked: Sequence[str] = ()) -> None:
        typed = dict(zip(reading.words, marked, strict=False))
        words = dict.fromkeys(reading.words)
        last = reading.words[-1]
        self._trust = reading.trust
        self._words = frozenset(words)
        self._needles = [
            _Needle(
                f" {word}" if reading.unfinished and word == last else f" {word} ",
                weigh(word),
                f" {typed[word]} " if word in typed else "",
            )
            for word in words
        ]
        self._whole = sum(needle.weight for needle in self._needles) or 1.0
        self._pairs = [f" {one} {other} " for one, other in pairwise(reading.words)]

    def of(self, answer: Answer) -> float:
        """From 0, nothing in common, to a little above 1, the very name."""
        own = self._of_name(answer.title, answer.title_weight, answer.marked_title)
        other = max((self._of_name(*result) for result in answer.results), default=0.0)
        best = max(own, RESULT * other)
        if not best:
            return 0.0
        unasked = any(word not in self._words for word in answer.derived)
        return best + OWN_NAME * own + answer.head_start - (DERIVED if unasked else 0.0)

    def _of_name(self, name: str, name_weight: float, marked_name: str = "") -> float:
        found = 0.0
        for needle in self._needles:
            if needle.text in name:
                other = needle.marked and marked_name and needle.marked not in marked_name
                found += needle.weight * OTHER_MARKS if other else needle.weight
        if not found:
            return 0.0
        share = found / self._whole
        pairs = self._pairs
        in_order = sum([pair in name for pair in pairs]) / len(pairs) if pairs else 1.0
        close = min(1.0, found / name_weight)
        return self._trust * share**SHARE_POWER * (FOUND + CLOSE * close + IN_ORDER * in_order)
