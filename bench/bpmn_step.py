"""How fast a process steps: a process of 17 nodes, read from the database, one task done, written.

The first hundred tasks of a loop and the last hundred of 10,000 say whether it stays so. The same
process runs on SpiffWorkflow, the engine that this one replaced, and the ratio is told.
"""

import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from scratch import report
from SpiffWorkflow import TaskState
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.reading import read
from motcua.kit.bpmn.state import dump, load
from motcua.kit.bpmn.stepping import compile_net, effects, fresh, step
from motcua.kit.bpmn.stepping.events import Start, TaskFinished

NODES = 17
TASKS = 10_000
FEW = 100
"""So many tasks at the beginning and at the end are compared."""
MOST = 0.3
"""The most ms that one step may take, with reading and writing the state."""
MOST_GROWN = 1.2
"""How much slower the last steps may be than the first."""
MOST_BYTES = 2_000
DATA: dict[str, object] = {"again": True}


def main() -> int:
    content = "".join(model()).encode()
    took, size = ours(content)
    first, last = median(took[:FEW]), median(took[-FEW:])
    theirs = median(replaced(content))
    kept = [
        report("bpmn-step", median(took) * 1000, "ms", MOST, theirs / first),
        report("bpmn-step last to first", first / last, "times", 1 / MOST_GROWN),
        report("bpmn-step room of 2,000 bytes", MOST_BYTES - size, "bytes", 0),
    ]
    return 0 if all(kept) else 1


def model() -> Iterator[str]:
    """A start, a loop with a parallel part in it, and an end."""
    yield '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
    yield 'targetNamespace="urn:bench"><process id="p" isExecutable="true">'
    yield '<startEvent id="s"/><endEvent id="e"/><exclusiveGateway id="m"/>'
    yield '<exclusiveGateway id="x" default="x-t9"/>'
    yield '<parallelGateway id="g"/><parallelGateway id="j"/>'
    for number in range(11):
        yield f'<userTask id="t{number}" name="Step {number}"/>'
    for way in (
        ("s", "m", "t0", "t1", "g", "t2", "j", "t4", "t5", "t6", "t7", "t8", "x"),
        ("g", "t3", "j"),
        ("x", "t9", "t10", "e"),
    ):
        for source, target in pairwise(way):
            yield f'<sequenceFlow id="{source}-{target}" sourceRef="{source}" '
            yield f'targetRef="{target}"/>'
    yield '<sequenceFlow id="again" sourceRef="x" targetRef="m">'
    yield "<conditionExpression>again</conditionExpression></sequenceFlow></process></definitions>"


def ours(content: bytes) -> tuple[list[float], int]:
    """The seconds of each step, and the most bytes that a state took."""
    definitions = read(content)
    net = compile_net(definitions)
    if check(definitions) or len(net.places) != NODES + 1:
        raise AssertionError("the model of this measurement is not lawful")
    state, asked = step(net, fresh(net), Start(), DATA)
    text, size = dump(state), 0
    waiting = [each.task for each in asked if isinstance(each, effects.TaskOpened)]
    took = []
    for _ in range(TASKS):
        event = TaskFinished(waiting.pop(0))
        began = time.perf_counter()
        state, asked = step(net, load(text), event, DATA)
        text = dump(state)
        took.append(time.perf_counter() - began)
        size = max(size, len(text.encode()))
        waiting += [each.task for each in asked if isinstance(each, effects.TaskOpened)]
    return took, size


def replaced(content: bytes) -> list[float]:
    """The seconds of each of the first steps of SpiffWorkflow."""
    parser = BpmnParser()
    parser.add_bpmn_str(content)
    workflow = BpmnWorkflow(parser.get_spec("p"))
    workflow.task_tree.data.update(DATA)
    workflow.do_engine_steps()
    serializer = BpmnWorkflowSerializer(BpmnWorkflowSerializer.configure())
    text = serializer.serialize_json(workflow)
    took = []
    for _ in range(FEW):
        began = time.perf_counter()
        workflow = serializer.deserialize_json(text)
        workflow.get_tasks(state=TaskState.READY, manual=True)[0].run()
        workflow.do_engine_steps()
        text = serializer.serialize_json(workflow)
        took.append(time.perf_counter() - began)
    return took


if __name__ == "__main__":
    sys.exit(main())
