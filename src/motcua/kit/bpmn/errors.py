"""What is wrong with a model: the rule, the place, and how to mend it, in two languages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LANGUAGES = ("vi", "en")


@dataclass(frozen=True)
class Finding:
    """One fault. ``element`` is the identifier of what is wrong, or its name where it has none."""

    rule: "Rule"
    file: str = ""
    line: int = 0
    element: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)

    def fault(self, language: str = "en") -> str:
        """What is wrong."""
        return self._worded(self.rule.vi if language == "vi" else self.rule.en, language)

    def cure(self, language: str = "en") -> str:
        """What to do about it."""
        return self._worded(self.rule.vi_cure if language == "vi" else self.rule.en_cure, language)

    def place(self, language: str = "en") -> str:
        """File, line and element, as far as they are known."""
        line = f"{'dòng' if language == 'vi' else 'line'} {self.line}" if self.line else ""
        return ", ".join(part for part in (self.file, line, self.element) if part)

    def sentence(self, language: str = "en") -> str:
        """Place, fault, cure and, in brackets, the rule."""
        text = f"{self.fault(language)} {self.cure(language)} [{self.rule.id}]"
        place = self.place(language)
        return f"{place}: {text}" if place else text

    def _worded(self, text: str, language: str) -> str:
        told = {
            name: fact.text(language) if isinstance(fact, Told) else fact
            for name, fact in self.facts.items()
        }
        return text.format(**told)


@dataclass(frozen=True)
class Told:
    """A fact that is itself said differently in each language."""

    vi: str
    en: str

    def text(self, language: str) -> str:
        return self.vi if language == "vi" else self.en


@dataclass(frozen=True)
class Rule:
    """Something that must hold, and what is said where it does not."""

    id: str
    vi: str
    vi_cure: str
    en: str
    en_cure: str

    def finding(
        self, file: str = "", line: int = 0, element: str = "", /, **facts: object
    ) -> Finding:
        """This rule, broken at a place."""
        return Finding(self, file, line, element, facts)


class BpmnError(Exception):
    """A model that cannot be used; ``findings`` say why, at least one."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__(sentences(findings))

    def sentence(self, language: str = "en") -> str:
        """Every finding, one a line."""
        return sentences(self.findings, language)


def sentences(findings: Iterable[Finding], language: str = "en") -> str:
    """Findings as lines of text."""
    return "\n".join(finding.sentence(language) for finding in findings)
