"""What differs between an example and what it comes to, in words."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby, zip_longest
from unicodedata import normalize

from motcua.kit.bpmn.model import Task
from motcua.services.catalogue.letters import RECEIPT
from motcua.services.catalogue.package import ExpectedLetter, Finding, Package, line_in
from motcua.services.catalogue.package.rule import Fact, Rule
from motcua.services.catalogue.trial import words
from motcua.services.catalogue.trial.country import Country
from motcua.services.catalogue.trial.playing import Run
from motcua.services.catalogue.trial.scene import text_of
from motcua.services.catalogue.trial.writing import Written

_SHOWN = 200
"""Characters of a letter that are shown where it lacks a text."""


def tell_apart(package: Package, run: Run, country: Country) -> tuple[Finding, ...]:
    """Everything that keeps an example from being right; nothing where it is as it should be.

    Where it could not be played as it is written, only that is told.
    """
    return run.faults or tuple(_Comparing(package, run, country).all())


class _Comparing:
    def __init__(self, package: Package, run: Run, country: Country) -> None:
        self.package, self.run, self.country = package, run, country
        self.expect = run.example.expect

    def all(self) -> Iterator[Finding]:
        yield from self._path()
        yield from self._facts()
        if self.expect.letters is not None:
            yield from self._letters(self.expect.letters)

    def _path(self) -> Iterator[Finding]:
        """Tasks count, and whatever else the example names; one after itself counts once."""
        counts = set(self.expect.path) | self._tasks()
        went = _once(node for node in self.run.path if node in counts)
        pairs = zip_longest(_once(self.expect.path), went, fillvalue="")
        for place, (wanted, found) in enumerate(pairs, start=1):
            if wanted != found:
                yield self._finding(
                    words.PATH,
                    "expect.path",
                    place=place,
                    expected=wanted or words.NOTHING,
                    found=found or words.NOTHING,
                    path=_listed(went),
                )
                return

    def _tasks(self) -> set[str]:
        process = self.package.process
        return {node.id for node in process.nodes() if isinstance(node, Task)} if process else set()

    def _facts(self) -> Iterator[Finding]:
        run, expect = self.run, self.expect
        if run.ends != ((expect.ends,) if expect.ends else ()):
            yield self._differs("ends", expect.ends or words.NOTHING, _listed(run.ends))
        if run.fee != expect.fee:
            yield self._differs("fee", _number(expect.fee), _number(run.fee))
        due = self.country.local(expect.due) if expect.due else None
        if run.due != due:
            yield self._differs("due", _moment(due), _moment(run.due))
        for key in ("case", "competent"):
            wanted, found = getattr(expect, key), getattr(run, key)
            if wanted and wanted != found:
                yield self._differs(key, wanted, found or words.NOTHING)
        if expect.result and expect.result not in run.results:
            yield self._differs("result", expect.result, _listed(run.results))
        if expect.notes is not None and set(expect.notes) != set(run.notes):
            yield self._differs("notes", _listed(expect.notes), _listed(run.notes))

    def _letters(self, expected: tuple[ExpectedLetter, ...]) -> Iterator[Finding]:
        """Each letter that is expected is the next of its template; the receipt need not be."""
        left = list(self.run.letters)
        for number, one in enumerate(expected):
            path = f"expect.letters[{number}]"
            found = next((each for each in left if each.template == one.template), None)
            if found is None:
                written = _listed(each.template for each in self.run.letters)
                yield self._finding(words.NO_LETTER, path, template=one.template, written=written)
                continue
            left.remove(found)
            yield from self._says(one, found, path)
        for each in left:
            if each.template != RECEIPT:
                yield self._finding(words.MORE_LETTERS, "expect.letters", template=each.template)

    def _says(self, expected: ExpectedLetter, written: Written, path: str) -> Iterator[Finding]:
        text = _plain(written.text)
        for each in expected.says:
            if _plain(each) not in text:
                shown = _like(each, written.text)
                facts = {"template": written.template, "text": each, "around": shown}
                yield self._finding(words.SAYS, path, **facts)
        for each in expected.silent:
            if _plain(each) in text:
                facts = {"template": written.template, "text": each}
                yield self._finding(words.SAYS_NOT, path, **facts)

    def _differs(self, key: str, expected: Fact, found: Fact) -> Finding:
        what = words.WHAT[key]
        return self._finding(
            words.DIFFERS, f"expect.{key}", what=what, expected=expected, found=found
        )

    def _finding(self, rule: Rule, path: str, /, **facts: Fact) -> Finding:
        file = self.run.example.file
        return rule.finding(file, line_in(self.package.files[file], path), **facts)


def _once(nodes: Iterable[str]) -> list[str]:
    """Each node once where it stands several times in a row."""
    return [node for node, _same in groupby(nodes)]


def _listed(names: Iterable[str]) -> Fact:
    return ", ".join(names) or words.NOTHING


def _number(amount: int | None) -> Fact:
    return words.UNKNOWN if amount is None else str(amount)


def _moment(moment: datetime | None) -> Fact:
    return text_of(moment) if moment else words.NOTHING


def _plain(text: str) -> str:
    """A text without what a page changes about it: capitals, line breaks, the way of its marks."""
    return " ".join(normalize("NFC", text).casefold().split())


def _like(text: str, written: str) -> str:
    """Where a letter begins to say something like it, or its beginning."""
    whole = " ".join(written.split())
    first = _plain(text).split()[0]
    at = max(_plain(whole).find(first), 0)
    return f"{whole[at : at + _SHOWN]}…" if len(whole) > at + _SHOWN else whole[at:]
