"""How people ask: everyday words of a profile, put in the place of official ones."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import yaml

from motcua.kit.text import fold
from motcua.services.catalogue.finding.wording import marked_search_words, search_words

type Phrase = tuple[str, ...]

_NUMBERED = re.compile(r"^\(?(?:[a-zđ]|[ivx]+|\d+(?:\.\d+)*)[).]\s*", re.IGNORECASE)
"""What counts headings: a), 1., (iv)."""


@dataclass(frozen=True)
class EverydayWords:
    """Folded phrases as tuples of words."""

    unsaid: frozenset[Phrase] = frozenset()
    """What tells nothing about a procedure."""
    means: Mapping[Phrase, Phrase] = field(default_factory=dict)
    """The official words of an everyday phrase."""
    derived: tuple[Phrase, ...] = ()
    """How names begin that are about something given before: a copy, a change, an end of it."""
    for_everybody: tuple[Phrase, ...] = ()
    """How headings of papers begin that name no case but a part of the file."""
    written_out: Mapping[str, Phrase] = field(default_factory=dict)
    """The words of a short form."""
    marked_written_out: Mapping[str, Phrase] = field(default_factory=dict)
    """The same with their marks, by the short form with its marks."""

    @property
    def phrases(self) -> Iterator[Phrase]:
        """Everything that people say and offices write, as far as it is listed."""
        yield from self.unsaid
        yield from self.means
        yield from self.means.values()

    def concerns_everybody(self, heading: str) -> bool:
        """Whether papers under this heading are for everybody, and not for one case."""
        asked = search_words(_NUMBERED.sub("", heading.strip(" *-+:;.")))
        return not asked or any(tuple(asked[: len(each)]) == each for each in self.for_everybody)

    def write_out(self, asked: Phrase) -> Phrase:
        """Folded words with each short form in full: bhyt is bao hiem y te."""
        return _written_out(asked, self.written_out)

    def write_out_marked(self, asked: Phrase) -> Phrase:
        """The same for words with their marks."""
        return _written_out(asked, self.marked_written_out)

    def derived_words(self, title: str) -> tuple[str, ...]:
        """The telling last word of each derived phrase with which a name begins."""
        if not title.startswith(tuple(self._derived)):
            return ()
        return tuple(word for phrase, word in self._derived.items() if title.startswith(phrase))

    @cached_property
    def _derived(self) -> dict[str, str]:
        return {" ".join((*each, "")): each[-1] for each in self.derived}

    def readings(self, asked: Phrase) -> list[Phrase]:
        """The ways to read a question, the most literal first: as typed, bare, in official words.

        A reading without words is left out, so that a question made of nothing but such words
        still searches for them.
        """
        official = self._without_unsaid(self._in_official_words(asked))
        ways = [asked, self._without_unsaid(asked), official]
        return list(dict.fromkeys(way for way in ways if way))

    def _without_unsaid(self, asked: Phrase) -> Phrase:
        return _replace(asked, dict.fromkeys(self.unsaid, ()))

    def _in_official_words(self, asked: Phrase) -> Phrase:
        return _replace(asked, self.means)


@lru_cache(maxsize=8)
def everyday_words(path: Path) -> EverydayWords:
    """Read ``synonyms.yaml``; a profile without one has no everyday words."""
    if not path.exists():
        return EverydayWords()
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    short = data.get("abbreviations", {})
    means: dict[Phrase, Phrase] = {}
    for entry in data.get("phrases", ()):
        official = tuple(search_words(entry["mean"]))
        # Official words stand for themselves, so that no part of them is taken for everyday ones.
        means |= {official: official} | {
            tuple(search_words(each)): official for each in entry["say"]
        }
    return EverydayWords(
        unsaid=frozenset(tuple(search_words(phrase)) for phrase in data.get("unsaid", ())),
        means=means,
        derived=tuple(tuple(search_words(phrase)) for phrase in data.get("derived", ())),
        for_everybody=tuple(tuple(search_words(each)) for each in data.get("for_everybody", ())),
        written_out={fold(each): tuple(search_words(full)) for each, full in short.items()},
        marked_written_out={each: tuple(marked_search_words(full)) for each, full in short.items()},
    )


def _written_out(asked: Phrase, full: Mapping[str, Phrase]) -> Phrase:
    if full.keys().isdisjoint(asked):
        return asked
    return tuple(part for word in asked for part in full.get(word, (word,)))


def _replace(asked: Phrase, phrases: Mapping[Phrase, Phrase]) -> Phrase:
    """Put each phrase's replacement in its place, the longest phrase at every position."""
    longest = max(map(len, phrases), default=0)
    replaced: list[str] = []
    at = 0
    while at < len(asked):
        for length in range(min(longest, len(asked) - at), 0, -1):
            phrase = asked[at : at + length]
            if phrase in phrases:
                replaced.extend(phrases[phrase])
                at += length
                break
        else:
            replaced.append(asked[at])
            at += 1
    return tuple(replaced)
