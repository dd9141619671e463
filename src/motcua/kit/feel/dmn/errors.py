"""What is wrong with a model, in Vietnamese and English, with its place and a cure."""

from motcua.kit.feel.dmn.words import LANGUAGES, TEXTS


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
        texts = TEXTS[language if language in LANGUAGES else "en"]
        where = [self.file] if self.file else []
        where += [texts["line"].format(line=self.line)] if self.line else []
        where += [self.element] if self.element else []
        said = texts[self.key].format(**self.facts)
        return f"{', '.join(where)}: {said}" if where else said
