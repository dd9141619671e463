"""What the commands about processes have in common."""

from collections.abc import Iterable
from pathlib import Path

import click

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.errors import LANGUAGES, BpmnError, Finding
from motcua.kit.bpmn.model import Definitions
from motcua.kit.bpmn.reading import read_file

in_languages = click.option(
    "--language",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    callback=lambda _context, _option, chosen: chosen or LANGUAGES,
    help="Say it in this language only; without it, in both.",
)


def lawful(path: Path) -> Definitions:
    """The model in a file; ``BpmnError`` where it is none that we execute."""
    definitions = read_file(path)
    if found := check(definitions):
        raise BpmnError(*found)
    return definitions


def tell(findings: Iterable[Finding], languages: tuple[str, ...]) -> None:
    """Print each finding, in each of these languages."""
    for finding in findings:
        for language in languages:
            click.echo(finding.sentence(language))


def facts_of(finding: Finding) -> dict[str, object]:
    """A finding for machines, said in every language."""
    said = {
        language: {"fault": finding.fault(language), "cure": finding.cure(language)}
        for language in LANGUAGES
    }
    return {
        "rule": finding.rule.id,
        "file": finding.file,
        "line": finding.line,
        "element": finding.element,
        **said,
    }
