"""A release as the office looks at it before people do: gate, process, examples, letters."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.utils import timezone

from motcua.foundation.organisations.queries.folder import ProfileFolder
from motcua.instruments.documents.queries import preview
from motcua.instruments.forms.model import Form, Words
from motcua.kit.bpmn.drawing import draw
from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.model import Definitions, Task
from motcua.kit.errors import NotFound
from motcua.services.catalogue.letters import RECEIPT as RECEIPT
from motcua.services.catalogue.package import BadPackage, Example, Package, read_package
from motcua.services.catalogue.package import Finding as Finding
from motcua.services.catalogue.package.choosing import papers_of as papers_of
from motcua.services.catalogue.package.findings import REFUSED
from motcua.services.catalogue.queries.gate import findings
from motcua.services.catalogue.queries.service import release
from motcua.services.catalogue.queries.trials import Trial as Trial
from motcua.services.catalogue.trial import Country, play, tell_apart
from motcua.services.catalogue.trial import Written as Written
from motcua.services.catalogue.trial.asking import with_papers

FORM = "form"
"""How the form of the applicant is called beside those of steps."""


@dataclass(frozen=True)
class StepLine:
    """A step of the process; who does it and how long it may take are empty where nothing says."""

    id: str
    names: Words
    role: str
    amount: str
    unit: str


@dataclass(frozen=True)
class LetterLine:
    """A letter that a service may write, by the name of its template."""

    template: str
    name: Words
    code: str


@dataclass(frozen=True)
class Specimen:
    """A letter with the example in which it was written."""

    example: Example
    letter: Written


def report(release_id: int) -> tuple[Finding, ...]:
    """What the gate says of a release today; one that cannot be read says why."""
    return _report(release_id, timezone.localdate())


@lru_cache(maxsize=64)
def _report(release_id: int, _day: date) -> tuple[Finding, ...]:
    try:
        return findings(read_package(release(release_id).files))
    except BadPackage as bad:
        return bad.findings


def is_refusal(finding: Finding) -> bool:
    """Whether a package with this finding cannot be published."""
    return finding.level == REFUSED


def package_of(release_id: int) -> Package | None:
    """All of a release; None for one from before packages were whole."""
    try:
        return release(release_id).package
    except BadPackage:
        return None


def drawing(process: Definitions, language: str) -> str:
    """The process as SVG; empty where it has no diagram."""
    try:
        return draw(process, language=language)
    except BpmnError:
        return ""


def steps(process: Definitions) -> list[StepLine]:
    """What is done, in the order of the file."""
    return [
        StepLine(
            id=node.id,
            names={"vi": node.called} | dict(node.office.names),
            role=node.office.role,
            amount=node.office.budget.amount if node.office.budget else "",
            unit=node.office.budget.unit if node.office.budget else "",
        )
        for node in process.nodes()
        if isinstance(node, Task)
    ]


def forms(package: Package) -> dict[str, Form]:
    """The form of the applicant, then those of the steps, by the name of their file."""
    written = {PurePosixPath(path).stem: form for path, form in package.step_forms.items()}
    return {FORM: package.form} | {f"step-{name}": form for name, form in written.items()}


def key_of(example: Example) -> str:
    """What an example is called in an address."""
    return PurePosixPath(example.file).stem


def example_answers(example: Example) -> dict[str, Any]:
    """The answers of an example, with its papers among them."""
    return with_papers(example.answers, example.papers)


def letters(package: Package) -> list[LetterLine]:
    """Every letter that the service may write, each template once."""
    definition = package.definition
    found = {
        each.template: LetterLine(each.template, each.name, each.code)
        for each in (*definition.results, definition.refusal)
    }
    for notice in definition.notices:
        if notice.template and notice.name:
            found.setdefault(notice.template, LetterLine(notice.template, notice.name, ""))
    return list(found.values())


def tried(release_id: int, key: str) -> Trial:
    """What an example of a release comes to today. Raises ``NotFound``."""
    return _tried(release_id, key, timezone.localdate())


def specimen(release_id: int, template: str) -> Specimen:
    """A letter from the first example that writes it. Raises ``NotFound``."""
    for example in _likeliest_first(release(release_id).package, template):
        for letter in tried(release_id, key_of(example)).run.letters:
            if letter.template == template and letter.pdf:
                return Specimen(example, letter)
    raise NotFound(f"No example of this release writes {template}.")


def marked_page(letter: Written, number: int, mark: str) -> bytes:
    """A page (from 1) of a letter as a picture with a mark across. Raises ``NotFound``."""
    drawn = preview(letter.pdf, page=number - 1, mark=mark) if letter.pdf else None
    if drawn is None:
        raise NotFound("This letter has no such page.")
    return drawn


def authority_name(place: str) -> str:
    """Who decides in the place with this code; the operator where none is named."""
    folder = ProfileFolder(settings.PROFILE)
    found = folder.authority_of(place) if place else folder.operator()
    return found.name if found else ""


def _likeliest_first(package: Package, template: str) -> Iterator[Example]:
    """Examples that expect the letter, then the others."""
    expecting = [
        example
        for example in package.examples
        if any(each.template == template for each in example.expect.letters or ())
    ]
    yield from expecting
    yield from (example for example in package.examples if example not in expecting)


@lru_cache(maxsize=64)
def _tried(release_id: int, key: str, day: date) -> Trial:
    package = release(release_id).package
    example = next((each for each in package.examples if key_of(each) == key), None)
    if example is None:
        raise NotFound(f"This release has no example {key}.")
    country = _country(settings.PROFILE, day)
    run = play(package, example, country)
    return Trial(run, tell_apart(package, run, country))


@lru_cache(maxsize=2)
def _country(profile: Path, _day: date) -> Country:
    """The files of the profile, read anew every day."""
    return Country(profile)
