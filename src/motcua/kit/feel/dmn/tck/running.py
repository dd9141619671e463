"""Runs the cases of a folder and counts those that pass.

A case passes when each of its results is the expected one. An error inside, a model that cannot
be used, or a feature that is not supported fails the case, also where null is expected.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from motcua.kit.feel.dmn.decisions import DecisionModel
from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.library import load
from motcua.kit.feel.dmn.tck.cases import Case, Given, Suite, read_suite
from motcua.kit.feel.dmn.tck.compare import matches
from motcua.kit.feel.writing import shown

UNSUPPORTED = frozenset({"call.external", "logic.language"})
"""Keys of the troubles that tell of a feature that is not there."""


@dataclass(frozen=True)
class CaseReport:
    """What became of one case: what is wrong with each result that is not as expected."""

    id: str
    wrong: tuple[str, ...]


@dataclass(frozen=True)
class FileReport:
    """What became of the cases of one file."""

    path: Path
    cases: tuple[CaseReport, ...]

    @property
    def failed(self) -> int:
        return sum(1 for case in self.cases if case.wrong)

    @property
    def passed(self) -> int:
        return len(self.cases) - self.failed


def suites(folder: Path) -> list[Suite]:
    """All files of cases below a folder; raises ``DmnError`` where one cannot be read."""
    found = (read_suite(path) for path in sorted(folder.rglob("*.xml")))
    return [suite for suite in found if suite is not None]


def run_suite(suite: Suite) -> FileReport:
    """Run all cases of a file against its model."""
    try:
        model = DecisionModel(load(suite.model), clock=lambda: datetime.now().astimezone())
    except DmnError as error:
        return FileReport(
            suite.path, tuple(CaseReport(case.id, (str(error),)) for case in suite.cases)
        )
    cases = (CaseReport(case.id, tuple(_failures(model, case))) for case in suite.cases)
    return FileReport(suite.path, tuple(cases))


def _failures(model: DecisionModel, case: Case) -> Iterator[str]:
    inputs = inputs_of(model, case)
    for result in case.results:
        try:
            reason = _wrong(model, case, result, inputs)
        except DmnError as error:
            reason = str(error)
        except Exception as error:
            reason = f"internal error: {type(error).__name__}: {error}"
        if reason:
            yield f"{result.name}: {reason}"


def inputs_of(model: DecisionModel, case: Case) -> dict[str, object]:
    """The inputs by name; those of another namespace in a context under its import."""
    inputs: dict[str, object] = {}
    imports = {each.definitions.namespace: name for each, name in model.model.imports.items()}
    for given in case.inputs:
        name = imports.get(given.namespace, "")
        holder = inputs.setdefault(name, {}) if name else inputs
        assert isinstance(holder, dict)  # noqa: S101
        holder[given.name] = given.value
    return inputs


def _wrong(model: DecisionModel, case: Case, result: Given, inputs: dict[str, object]) -> str:
    """What is wrong with one result; empty where it is as expected."""
    asked = result.name if case.kind == "decision" else case.invocable
    answer = model.explain(asked, inputs)
    missing = [each for each in answer.troubles if each.key in UNSUPPORTED]
    if missing:
        return f"unsupported: {missing[0].sentence('en')}"
    found = answer.value
    if case.kind == "decisionService" and isinstance(found, dict) and result.name in found:
        found = found[result.name]
    if matches(result.value, found):
        return ""
    why = "; ".join(each.sentence("en") for each in answer.troubles[:3])
    return f"expected {shown(result.value)}, found {shown(found)}{f' ({why})' if why else ''}"
