"""How fast a process of a hundred nodes is read, checked and written, with its diagram."""

import sys
import time
from collections.abc import Callable, Iterator

from scratch import report

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.reading import read, write

NODES = 100
BRANCHES = 4
"""Of every so many nodes one is a gateway with a way round the next."""
MOST = 10.0
"""The most ms that reading may take."""
HEAD = (
    '<b:definitions xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" '
    'xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:motcua="urn:motcua:bpmn:1" '
    'id="bench" targetNamespace="urn:bench">\n<b:process id="process" isExecutable="true">\n'
)
STEP = (
    '<b:userTask id="n{0}" name="Step {0}">\n<b:extensionElements><motcua:step role="officer" '
    'budget="1" unit="working_days"/></b:extensionElements>\n</b:userTask>\n'
)
GATEWAY = '<b:exclusiveGateway id="n{0}" name="Enough {0}?" default="f{0}"/>\n'
FLOW = '<b:sequenceFlow id="{0}" sourceRef="n{1}" targetRef="n{2}">{3}</b:sequenceFlow>\n'
CONDITION = "<b:conditionExpression>papers &gt; 3</b:conditionExpression>"
SHAPE = (
    '<bpmndi:BPMNShape id="s{0}" bpmnElement="n{0}"><dc:Bounds x="{0}50" y="80" width="100" '
    'height="80"/></bpmndi:BPMNShape>\n'
)
EDGE = (
    '<bpmndi:BPMNEdge id="e{0}" bpmnElement="f{0}"><di:waypoint x="{0}50" y="120"/>'
    '<di:waypoint x="{0}90" y="120"/></bpmndi:BPMNEdge>\n'
)


def main() -> int:
    content = "".join(model()).encode()
    read_model = read(content)
    if check(read_model) or len(list(read_model.nodes())) != NODES:
        raise AssertionError("the model of this measurement is not lawful")
    kept = [
        report("bpmn-read", quickest(lambda: read(content)), "ms", MOST),
        report("bpmn-check", quickest(lambda: check(read_model)), "ms", 5 * MOST),
        report("bpmn-write", quickest(lambda: write(read_model)), "ms", MOST),
    ]
    return 0 if all(kept) else 1


def model() -> Iterator[str]:
    """A start, steps with a gateway now and then, an end, and the diagram of it all."""
    last = NODES - 1
    gateways = range(BRANCHES, last - 1, BRANCHES)
    yield f'{HEAD}<b:startEvent id="n0"/>\n'
    for number in range(1, last):
        yield (GATEWAY if number in gateways else STEP).format(number)
    yield f'<b:endEvent id="n{last}"/>\n'
    for number in range(last):
        yield FLOW.format(f"f{number}", number, number + 1, "")
    for number in gateways:
        yield FLOW.format(f"round{number}", number, number + 2, CONDITION)
    yield '</b:process>\n<bpmndi:BPMNDiagram id="d"><bpmndi:BPMNPlane id="p">\n'
    yield from (SHAPE.format(number) for number in range(NODES))
    yield from (EDGE.format(number) for number in range(last))
    yield "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n</b:definitions>"


def quickest(act: Callable[[], object], times: int = 50) -> float:
    """The ms that an act takes when nothing else is in its way."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return min(taken) * 1000


if __name__ == "__main__":
    sys.exit(main())
