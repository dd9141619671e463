"""A place in a text that moves on: white space, signs, words, and what is wrong there."""

import re
from collections.abc import Mapping
from typing import NoReturn

from motcua.kit.feel.errors import FeelError, Place
from motcua.kit.feel.parsing.scope import PART, SPACE, WORD, Names, Scope
from motcua.kit.feel.tree import Node, parts
from motcua.kit.feel.types import NAMED, Type

LONGEST_TEXT = 1_000_000
"""In characters."""
MOST_NODES = 20_000
DEEPEST = 200
"""Brackets, and other expressions, inside of one another."""
HIGHEST = 250
"""Levels of a tree, where a chain of operators is one level each."""
KEYWORDS = frozenset(
    {"and", "or", "in", "between", "instance", "then", "else", "return", "satisfies"}
    | {"if", "for", "some", "every", "function", "true", "false", "null"}
)
_SKIPPED = re.compile(rf"(?:[{SPACE}]+|//[^\r\n]*|/\*.*?\*/)*", re.DOTALL)
_SOMETHING = re.compile(rf"[{PART}]{{1,20}}|.", re.DOTALL)


class Reader:
    """Reads one text in one scope; every node is made through ``made``, which keeps the bounds."""

    def __init__(self, text: str, scope: Scope, types: Mapping[str, Type]) -> None:
        self.text = text
        self.scope = scope
        self.types = Names({**NAMED, **types})
        self.at = 0
        self._depth = -1  # what is outermost is not nested
        self._nodes = 0
        self._heights: dict[int, int] = {}
        if len(text) > LONGEST_TEXT:
            self.fail("text.long", at=0, most=LONGEST_TEXT)

    def skip(self) -> int:
        """Pass white space and comments; returns the place."""
        self.at = _SKIPPED.match(self.text, self.at).end()  # type: ignore[union-attr]
        if self.text.startswith("/*", self.at):
            self.fail("text.comment")
        return self.at

    def peek(self, sign: str) -> bool:
        """Whether a sign comes next."""
        return self.text.startswith(sign, self.skip())

    def take(self, sign: str) -> bool:
        """Pass a sign if it comes next."""
        if self.peek(sign):
            self.at += len(sign)
            return True
        return False

    def need(self, sign: str) -> None:
        """Pass a sign that has to come next."""
        if not self.take(sign):
            self.fail("text.expected", wanted=sign, found=self.found())

    def match(self, pattern: re.Pattern[str]) -> str | None:
        """Pass what a pattern finds next."""
        found = pattern.match(self.text, self.skip())
        if not found or not found[0]:
            return None
        self.at = found.end()
        return found[0]

    def word(self) -> str:
        """The word that comes next, without passing it; empty where there is none."""
        found = WORD.match(self.text, self.skip())
        return found[0] if found else ""

    def take_word(self, word: str) -> bool:
        """Pass a word if it comes next."""
        if self.word() != word:
            return False
        self.at += len(word)
        return True

    def need_word(self, word: str) -> None:
        """Pass a word that has to come next."""
        if not self.take_word(word):
            self.fail("text.expected", wanted=word, found=self.found())

    def words(self) -> str:
        """One name of which nothing is known: the words that stand together, up to a keyword."""
        taken = []
        while (word := self.word()) and word not in KEYWORDS:
            taken.append(word)
            self.at += len(word)
            if len(taken) > DEEPEST:
                self.fail("text.deep", most=DEEPEST)
        if not taken:
            self.fail("text.name")
        return " ".join(taken)

    def found(self) -> str:
        """What comes next, for a message."""
        found = _SOMETHING.match(self.text, self.skip())
        return found[0] if found else "…"

    def ends(self) -> bool:
        """Whether nothing follows."""
        return self.skip() == len(self.text)

    def enter(self) -> None:
        """One level deeper; ``leave`` comes back."""
        self._depth += 1
        if self._depth > DEEPEST:
            self.fail("text.deep", most=DEEPEST)

    def leave(self) -> None:
        self._depth -= 1

    def made[N: Node](self, node: N) -> N:
        """The node, counted and measured."""
        self._nodes += 1
        height = 1 + max((self._heights.get(id(part), 0) for part in parts(node)), default=0)
        if self._nodes > MOST_NODES:
            self.fail("text.many", most=MOST_NODES)
        if height > HIGHEST:
            self.fail("text.deep", most=HIGHEST)
        self._heights[id(node)] = height
        return node

    def fail(self, key: str, at: int | None = None, **facts: object) -> NoReturn:
        """Refuse the text at a place, or here."""
        at = self.at if at is None else at
        if key == "text.unexpected" and at >= len(self.text):
            key = "text.ends"
        raise FeelError(place(self.text, at), key, **facts)


def place(text: str, at: int) -> Place:
    """Line and column of a place, both from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
