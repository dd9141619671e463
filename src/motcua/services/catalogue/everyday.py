"""How people ask: everyday words of a profile, put in the place of official ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from motcua.kit.text import words


@dataclass(frozen=True)
class EverydayWords:
    """Folded phrases as tuples of words.

    ``unsaid`` are left out; ``means`` gives the official words of an everyday phrase.
    """

    unsaid: frozenset[tuple[str, ...]] = frozenset()
    means: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)

    def readings(self, asked: list[str]) -> list[tuple[str, ...]]:
        """The ways to read a question, the most literal first: as typed, bare, in official words.

        A reading without words is left out, so that a question made of nothing but such words
        still searches for them.
        """
        official = self._without_unsaid(self._in_official_words(asked))
        ways = [tuple(asked), self._without_unsaid(asked), official]
        return list(dict.fromkeys(way for way in ways if way))

    def _without_unsaid(self, asked: list[str] | tuple[str, ...]) -> tuple[str, ...]:
        return _replace(asked, dict.fromkeys(self.unsaid, ()))

    def _in_official_words(self, asked: list[str]) -> tuple[str, ...]:
        return _replace(asked, self.means)


@lru_cache(maxsize=8)
def everyday_words(path: Path) -> EverydayWords:
    """Read ``synonyms.yaml``; a profile without one has no everyday words."""
    if not path.exists():
        return EverydayWords()
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    means: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry in data.get("phrases", ()):
        official = tuple(words(entry["mean"]))
        # Official words stand for themselves, so that no part of them is taken for everyday ones.
        means |= {official: official} | {tuple(words(each)): official for each in entry["say"]}
    return EverydayWords(
        unsaid=frozenset(tuple(words(phrase)) for phrase in data.get("unsaid", ())), means=means
    )


def _replace(
    asked: list[str] | tuple[str, ...], phrases: Mapping[tuple[str, ...], tuple[str, ...]]
) -> tuple[str, ...]:
    """Put each phrase's replacement in its place, the longest phrase at every position."""
    longest = max(map(len, phrases), default=0)
    replaced: list[str] = []
    at = 0
    while at < len(asked):
        for length in range(min(longest, len(asked) - at), 0, -1):
            phrase = tuple(asked[at : at + length])
            if phrase in phrases:
                replaced.extend(phrases[phrase])
                at += length
                break
        else:
            replaced.append(asked[at])
            at += 1
    return tuple(replaced)
