"""What every check looks at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from motcua.instruments.forms.model import Form, Words
from motcua.kit.bpmn.model import Process
from motcua.services.catalogue.gate.house import House
from motcua.services.catalogue.gate.lines import Lines, lines_of
from motcua.services.catalogue.package.findings import Finding
from motcua.services.catalogue.package.model import Package
from motcua.services.catalogue.records import ProcedureRecord

CHANNELS: Mapping[str, Words] = {
    "online": {"vi": "trực tuyến", "en": "the online channel"},
    "post": {"vi": "bưu chính", "en": "the post"},
    "counter": {"vi": "trực tiếp", "en": "the counter"},
}
"""What the ways to hand in are called."""
SERVICE, FORM, PROCESS = "service.yaml", "form.yaml", "process.bpmn"


@dataclass(frozen=True)
class Look:
    """A package under examination, where it shall run, and what the State published of it."""

    package: Package
    house: House
    record: ProcedureRecord | None = None

    @cached_property
    def service(self) -> Lines:
        """The places of ``service.yaml``."""
        return self.lines(SERVICE)

    @cached_property
    def forms(self) -> Mapping[str, Form]:
        """Every form by its file, that of the applicant first."""
        return {FORM: self.package.form, **self.package.step_forms}

    @cached_property
    def processes(self) -> tuple[Process, ...]:
        """Those that run."""
        model = self.package.process
        processes = model.processes.values() if model else ()
        return tuple(each for each in processes if each.executable)

    def lines(self, path: str) -> Lines:
        """The places of a file in YAML."""
        return lines_of(self.package.files, path)


type Check = Callable[[Look], Iterator[Finding]]
