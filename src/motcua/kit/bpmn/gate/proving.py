"""The verdict on a model: proven fine, faulty, or not proven."""

from dataclasses import dataclass

from motcua.kit.bpmn.errors import BpmnError, Finding, Rule
from motcua.kit.bpmn.gate.exploring import Graph
from motcua.kit.bpmn.gate.faults import NOT_PROVEN, faults
from motcua.kit.bpmn.gate.gaps import GAP_NOT_DECIDED, gaps
from motcua.kit.bpmn.gate.hearing import unheard
from motcua.kit.bpmn.model import Definitions
from motcua.kit.bpmn.stepping import Net, compile_net

MOST_STATES = 20_000
"""States of one process that are explored before the gate says *not proven*."""

NOTHING_TO_PROVE = Rule(
    "gate.nothing",
    vi="Mô hình không có quy trình nào chạy được.",
    vi_cure="Hãy đặt isExecutable là true cho quy trình cần chứng minh.",
    en="The model has no process that is executable.",
    en_cure="Set isExecutable to true on the process that is to be proven.",
)

_UNPROVEN = frozenset({NOT_PROVEN, GAP_NOT_DECIDED})


@dataclass(frozen=True)
class Proof:
    """What the gate found in one process."""

    process: str
    states: int
    findings: tuple[Finding, ...]

    @property
    def fine(self) -> bool:
        """Proven: from everywhere the end can be reached, and nothing else is wrong."""
        return not self.findings

    @property
    def faulty(self) -> bool:
        """Something is wrong for certain, not only unproven."""
        return any(finding.rule not in _UNPROVEN for finding in self.findings)


def prove(definitions: Definitions, *, most: int = MOST_STATES) -> tuple[Proof, ...]:
    """The verdict on each executable process of a model; ``BpmnError`` where there is none."""
    processes = [each for each in definitions.processes.values() if each.executable]
    if not processes:
        raise BpmnError(NOTHING_TO_PROVE.finding(definitions.file))
    return tuple(
        prove_net(definitions, compile_net(definitions, each.id), most=most) for each in processes
    )


def prove_net(definitions: Definitions, net: Net, *, most: int = MOST_STATES) -> Proof:
    """The verdict on one process."""
    graph = Graph(net, most)
    graph.explore()
    findings = [*faults(graph), *gaps(graph), *unheard(definitions, graph)]
    if not graph.whole:
        findings.append(NOT_PROVEN.finding(net.file, 0, net.process, most=most))
    return Proof(net.process, len(graph.stops), tuple(findings))
