"""What a package must keep, and what is said where it does not."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.instruments.forms.model import Words, in_language
from motcua.services.catalogue.package.findings import REFUSED, Finding

type Fact = str | int | Words
"""What stands in a sentence: the same in every language, or a text by language."""


@dataclass(frozen=True)
class Rule:
    """One thing that must hold: its key, the problem and the cure in both languages."""

    key: str
    vi: str
    vi_cure: str
    en: str
    en_cure: str
    level: str = REFUSED

    def finding(self, file: str, line: int = 0, /, **facts: Fact) -> Finding:
        """This rule, broken at a place."""
        problem = {"vi": _told(self.vi, "vi", facts), "en": _told(self.en, "en", facts)}
        cure = {"vi": _told(self.vi_cure, "vi", facts), "en": _told(self.en_cure, "en", facts)}
        return Finding(file, line, problem, cure, self.key, self.level)


def listed(names: list[Words]) -> Words:
    """Names one after another, in both languages."""
    return {lang: ", ".join(in_language(name, lang) for name in names) for lang in ("vi", "en")}


def _told(text: str, language: str, facts: Mapping[str, Fact]) -> str:
    said = {
        name: in_language(fact, language) if isinstance(fact, Mapping) else fact
        for name, fact in facts.items()
    }
    return text.format(**said)
