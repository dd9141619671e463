"""Where things stand in the YAML files of a package: their lines, and the texts that are read."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from motcua.instruments.forms.model import Words
from motcua.kit.datafile import WrongFile, parse
from motcua.services.catalogue.package.scalars import bounded

LANGUAGES = frozenset({"vi", "en"})
_NAMED_BY = ("key", "group", "name", "question", "what", "value", "register", "channel", "when")
_QUESTIONS = "questions"


@dataclass(frozen=True)
class Said:
    """A text in the languages of the file, with its place."""

    line: int
    path: tuple[str, ...]
    """The keys that lead there, without the numbers of lists."""
    words: Words


@dataclass
class Lines:
    """The places of one file."""

    texts: list[Said] = field(default_factory=list)
    _lines: dict[tuple[str, ...], int] = field(default_factory=dict)

    def of(self, *path: str) -> int:
        """The line of a key or of a named entry, as ``"needs", "child_name"``; 0 if unknown.

        A path may leave out what stands before its parts.
        """
        return next((line for known, line in self._lines.items() if known[-len(path) :] == path), 0)

    def question(self, key: str) -> int:
        """The line at which a question of a form begins."""
        return self.of(_QUESTIONS, key)

    def walk(self, node: yaml.Node, path: tuple[str, ...] = ()) -> None:
        """Take the places of a node and of what is in it."""
        if isinstance(node, yaml.SequenceNode):
            for item in node.value:
                self.walk(item, (*path, _name_of(item)))
        elif isinstance(node, yaml.MappingNode):
            self._take(node, path)
        else:
            self._lines.setdefault(path, node.start_mark.line + 1)

    def _take(self, node: yaml.MappingNode, path: tuple[str, ...]) -> None:
        self._lines.setdefault(path, node.start_mark.line + 1)
        pairs = {key.value: value for key, value in node.value}
        if pairs and set(pairs) <= LANGUAGES:
            words = {language: str(value.value) for language, value in pairs.items()}
            self.texts.append(Said(node.start_mark.line + 1, path, words))
            return
        for key, value in node.value:
            self._lines.setdefault((*path, key.value), key.start_mark.line + 1)
            self.walk(value, (*path, key.value))


def lines_of(files: Mapping[str, str], path: str) -> Lines:
    """The places of a file of a package; none where it cannot be read."""
    return _read(files.get(path, ""))


@lru_cache(maxsize=64)
def _read(text: str) -> Lines:
    lines = Lines()
    with suppress(WrongFile):
        lines.walk(bounded(parse(text, Path())).node)
    return lines


def _name_of(node: yaml.Node) -> str:
    """What an entry of a list is called: the first of its keys that names it."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if not isinstance(node, yaml.MappingNode):
        return ""
    pairs = {key.value: value for key, value in node.value}
    found = (pairs[name] for name in _NAMED_BY if name in pairs)
    return next((str(node.value) for node in found if isinstance(node, yaml.ScalarNode)), "")
