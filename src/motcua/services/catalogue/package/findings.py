"""What is wrong with a package: where, what, and how to mend it, in Vietnamese and English."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from motcua.instruments.forms.model import Words
from motcua.kit.text import shown

REFUSED, WARNING = "refused", "warning"


@dataclass(frozen=True)
class Finding:
    """One fault. ``rule`` is its key, the same in every language; ``line`` 0 means the whole file.

    ``level`` is ``refused`` where the package cannot be published so, else ``warning``.
    """

    file: str
    line: int
    problem: Words
    cure: Words
    rule: str
    level: str = REFUSED

    def place(self, language: str = "en") -> str:
        """File and line, as far as they are known."""
        line = f"{'dòng' if language == 'vi' else 'line'} {self.line}" if self.line else ""
        return ", ".join(part for part in (shown(self.file), line) if part)

    def sentence(self, language: str = "en") -> str:
        """Place, problem, cure and, in brackets, the rule."""
        said = (self.problem.get(language, ""), self.cure.get(language, ""), f"[{self.rule}]")
        text = " ".join(part for part in said if part)
        place = self.place(language)
        return f"{place}: {text}" if place else text


def sentences(findings: Iterable[Finding], language: str = "en") -> str:
    """Findings as lines of text."""
    return "\n".join(finding.sentence(language) for finding in findings)


class BadPackage(ValueError):
    """The package cannot be used; ``findings`` say where, why and what to do, at least one."""

    def __init__(self, *findings: Finding) -> None:
        self.findings = findings
        super().__init__(sentences(findings))

    def within(self, folder: Path) -> list[Finding]:
        """The findings with the folder of the package before each file."""
        return [replace(each, file=str(folder / each.file)) for each in self.findings]

    def sentence(self, language: str = "en") -> str:
        """Every finding, one a line."""
        return sentences(self.findings, language)
