"""Run the cases and compare what happened with what was expected."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.playing import World
from motcua.kit.bpmn.reading import read_file
from motcua.kit.bpmn.suite.cases import Case, read_cases
from motcua.kit.bpmn.suite.scripts import Scripts

ERROR = "ERROR"
"""Stands in a trace for a model that was refused, or a run that ended in an incident."""
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""When simulated time begins; no case depends on it."""


@dataclass(frozen=True)
class Result:
    """What became of one case."""

    case: Case
    trace: tuple[str, ...]
    said: str = ""
    """The refusal or the incidents, one a line."""

    @property
    def passed(self) -> bool:
        """Whether the traces are equal as multisets; any ``ERROR …`` is one ``ERROR``."""
        return Counter(_plain(self.trace)) == Counter(_plain(self.case.expected))


def run_suite(folder: Path) -> Iterator[Result]:
    """Every case of a suite; ``SuiteError`` where there is none."""
    return map(run_case, read_cases(folder))


def run_case(case: Case) -> Result:
    """One case, from the model's file to the end of the run."""
    scripts = Scripts()
    try:
        said = _run(case, scripts)
    except BpmnError as refused:
        said = refused.sentence()
    return Result(case, tuple(scripts.trace) + ((ERROR,) if said else ()), said)


def _run(case: Case, scripts: Scripts) -> str:
    definitions = read_file(case.model)
    if found := check(definitions):
        raise BpmnError(*found)
    world = World(definitions, scripts.work, now=_BEGINNING)
    for process in filter(None, (case.start_too, case.process)):
        world.begin(process, dict(case.inputs))
    wait = timedelta(seconds=case.wait_seconds)
    world.go_on(_BEGINNING + wait if wait else None)
    return "\n".join(trouble.finding.sentence() for trouble in world.troubles)


def _plain(trace: Iterable[str]) -> Iterator[str]:
    for entry in trace:
        yield ERROR if entry.split(" ")[0] == ERROR else entry
