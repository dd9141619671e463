"""From the files of a package to what it says."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from motcua.instruments.forms.model import Form
from motcua.instruments.forms.read import BadForm, read_form
from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.model import Definitions
from motcua.kit.bpmn.reading import read as read_process
from motcua.kit.datafile import WrongFile
from motcua.kit.feel.dmn import DecisionModel, DmnError, link, read_definitions
from motcua.services.catalogue.package.definition import FILE, definition_in
from motcua.services.catalogue.package.examples import example_in
from motcua.services.catalogue.package.findings import BadPackage, Finding
from motcua.services.catalogue.package.model import Package, ServiceDefinition
from motcua.services.catalogue.package.rule import Rule

FORM = "form.yaml"
PROCESS = "process.bpmn"

MISSING = Rule(
    "file.missing",
    vi="Gói thiếu tệp này.",
    vi_cure="Hãy thêm tệp.",
    en="The package lacks this file.",
    en_cure="Add it.",
)
TWICE = Rule(
    "dmn.name_twice",
    vi="Quyết định “{name}” có trong hai tệp.",
    vi_cure="Hãy đổi tên một quyết định.",
    en="The decision “{name}” stands in two files.",
    en_cure="Rename one.",
)

type Files = Mapping[str, str]


def read_package(files: Files) -> Package:
    """The whole package. Raises ``BadPackage`` with the mistakes of all its files at once."""
    reading = _Reading(files)
    definition = reading.of(FILE, definition_in)
    form = reading.of(FORM, read_form)
    process = reading.of(PROCESS, _process) if PROCESS in files else None
    step_forms = reading.all_under("forms/", _step_form)
    examples = reading.all_under("examples/", example_in)
    decisions = _decisions(files, reading.findings)
    if definition is None or form is None or reading.findings:
        raise BadPackage(*reading.findings)
    return Package(
        files, definition, form, process, decisions, step_forms, tuple(examples.values())
    )


def read_definition(files: Files) -> ServiceDefinition:
    """``service.yaml`` alone, of any release. Raises ``BadPackage``."""
    return _one(files, FILE, definition_in)


def read_package_form(files: Files) -> Form:
    """``form.yaml`` alone. Raises ``BadPackage``."""
    return _one(files, FORM, read_form)


def read_decisions(files: Files) -> dict[str, DecisionModel]:
    """The models of ``*.dmn`` by the names of their decisions. Raises ``BadPackage``."""
    findings: list[Finding] = []
    found = _decisions(files, findings)
    if findings:
        raise BadPackage(*findings)
    return found


class _Reading:
    """Files read one by one; what is wrong with each is noted, and the next one read."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.findings: list[Finding] = []

    def all_under[T](self, folder: str, read: Callable[..., T]) -> dict[str, T]:
        """What stands in the files of a folder, by path; ``read`` takes text and path."""
        found: dict[str, T] = {}
        for path in sorted(path for path in self.files if path.startswith(folder)):
            one = self.of(path, partial(read, path=path))
            if one is not None:
                found[path] = one
        return found

    def of[T](self, path: str, read: Callable[[str], T]) -> T | None:
        """What stands in a file; None where that is wrong or missing, which is then noted."""
        if path not in self.files:
            self.findings.append(MISSING.finding(path))
            return None
        try:
            return read(self.files[path])
        except (WrongFile, BadForm, BpmnError) as error:
            self.findings += told(error, path)
            return None


def _one[T](files: Files, path: str, read: Callable[[str], T]) -> T:
    reading = _Reading(files)
    found = reading.of(path, read)
    if found is None:
        raise BadPackage(*reading.findings)
    return found


def told(error: Exception, path: str) -> list[Finding]:
    """What a reader below says is wrong, as findings of the package."""
    if isinstance(error, BpmnError):
        return [
            Finding(
                path,
                each.line,
                {"vi": each.fault("vi"), "en": each.fault("en")},
                {"vi": each.cure("vi"), "en": each.cure("en")},
                f"bpmn.{each.rule.id}",
            )
            for each in error.findings
        ]
    if isinstance(error, DmnError):
        said = {language: error.fault(language) for language in ("vi", "en")}
        return [Finding(path, error.line, said, {}, f"dmn.{error.key}")]
    cause = error.__cause__ if isinstance(error, BadForm) else error
    if isinstance(cause, WrongFile):
        at = {"vi": f"Ở {cause.path}:", "en": f"At {cause.path}:"} if cause.path else {}
        english = cause.said.get("en", str(cause))
        cure = {"vi": cause.said.get("vi", english), "en": english}
        return [Finding(path, cause.line, at, cure, f"{_kind(path)}.unreadable")]
    return [Finding(path, 0, {"en": str(error), "vi": str(error)}, {}, f"{_kind(path)}.unreadable")]


def _kind(path: str) -> str:
    """``form``, ``service``, ``examples``, ``forms``: the first word of a rule's key."""
    return re.split(r"[/.]", path)[0]


def _step_form(text: str, path: str) -> Form:
    return read_form(text, name=path)


def _process(text: str) -> Definitions:
    return read_process(text.encode(), file=PROCESS)


def _decisions(files: Files, findings: list[Finding]) -> dict[str, DecisionModel]:
    """The models by the names of their decisions, each name once in the package."""
    read = {}
    for path in sorted(path for path in files if path.endswith(".dmn")):
        try:
            read[path] = read_definitions(files[path].encode(), file=path)
        except DmnError as error:
            findings += told(error, path)
    found: dict[str, DecisionModel] = {}
    for path, definitions in read.items():
        others = [each for other, each in read.items() if other != path]
        try:
            model = DecisionModel(link(definitions, imports=others))
        except DmnError as error:
            findings += told(error, error.file or path)
            continue
        names = [decision.known_as for decision in definitions.decisions]
        findings += [TWICE.finding(path, name=name) for name in names if name in found]
        found |= dict.fromkeys(names, model)
    return found
