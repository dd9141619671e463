"""What is wrong with a model, in Vietnamese and English, with its place and a cure."""

from collections.abc import Mapping

from motcua.kit.feel.dmn.words import LANGUAGES, TEXTS
from motcua.kit.feel.errors import Said


def worded(key: str, facts: Mapping[str, object], language: str) -> str:
    """A sentence of ``motcua.kit.feel.dmn.words``; what the language said stands in it, too."""
    texts = TEXTS[language if language in LANGUAGES else "en"]
    told = {
        name: f"{fact.text(language)} {fact.hint(language)}".rstrip()
        if isinstance(fact, Said)
        else fact
        for name, fact in facts.items()
    }
    return texts[key].format(**told)


class DmnError(Exception):
    """A model that cannot be used; ``key`` names the sentence of ``motcua.kit.feel.dmn.words``."""

    def __init__(
        self, key: str, *, file: str = "", line: int = 0, element: str = "", **facts: object
    ) -> None:
        self.key = key
        self.file = file
        self.line = line
        self.element = element
        self.facts = facts
        super().__init__(self.sentence("en"))

    def sentence(self, language: str) -> str:
        """Place, fault and cure, in one of ``LANGUAGES``."""
        where = [self.file] if self.file else []
        where += [worded("line", {"line": self.line}, language)] if self.line else []
        where += [self.element] if self.element else []
        fault = self.fault(language)
        return f"{', '.join(where)}: {fault}" if where else fault

    def fault(self, language: str) -> str:
        """Fault and cure, without the place."""
        return worded(self.key, self.facts, language)
