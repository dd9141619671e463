"""What is wrong with a model before it is used: broken texts, unknown names, gaps and overlaps."""

from collections.abc import Iterator
from dataclasses import dataclass

from motcua.kit.feel.checking import check, check_unary_tests
from motcua.kit.feel.dmn.compiling import Compiler
from motcua.kit.feel.dmn.errors import DmnError, worded
from motcua.kit.feel.dmn.graph import check as check_references
from motcua.kit.feel.dmn.library import Model
from motcua.kit.feel.dmn.logic.base import Notes, Place, Text
from motcua.kit.feel.dmn.table.checking import NotDecided, verdicts
from motcua.kit.feel.dmn.table.compiled import TableLogic
from motcua.kit.feel.dmn.telling import verdict_text
from motcua.kit.feel.dmn.words import LANGUAGES


@dataclass(frozen=True)
class Finding:
    """One thing to look at, in each language; ``certain`` is false where it is not decided."""

    place: Place
    texts: dict[str, str]
    certain: bool = True

    def sentence(self, language: str) -> str:
        """Place and finding."""
        line = worded("line", {"line": self.place.line}, language)
        return f"{self.place.file}, {line}, {self.place.owner}: {self.texts[language]}"


def check_model(model: Model) -> Iterator[Finding]:
    """The findings of a model and of what it imports; raises ``DmnError`` where it is unusable."""
    check_references(model)
    notes = Notes()
    compiler = Compiler(model, {}, notes)
    for node in model.nodes:
        try:
            compiler.prepare(node)
        except DmnError as error:
            texts = {language: error.fault(language) for language in LANGUAGES}
            yield Finding(Place(error.element, error.file, error.line), texts)
    for text in notes.texts:
        yield from _texts(text)
    for table in notes.tables:
        if isinstance(table, TableLogic):
            yield from _table(table)


def _texts(text: Text) -> Iterator[Finding]:
    scope = text.scope
    if text.tested is None:
        found = check(text.text, scope.names, types=scope.types)
    else:
        found = check_unary_tests(text.text, scope.names, types=scope.types, input=text.tested)
    for each in found:
        yield Finding(
            Place(text.place.owner, text.place.file, text.place.line + each.line - 1),
            {
                language: f"{each.said.text(language)} {each.said.hint(language)}".rstrip()
                for language in LANGUAGES
            },
        )


def _table(logic: TableLogic) -> Iterator[Finding]:
    for verdict in verdicts(logic):
        texts = {language: verdict_text(verdict, language) for language in LANGUAGES}
        yield Finding(logic.place, texts, certain=not isinstance(verdict, NotDecided))
