"""From markup to processes, and to the tasks that stand by themselves."""

from motcua.kit.bpmn.markup import Element, children, said
from motcua.kit.bpmn.model import Process, Task, TaskKind
from motcua.kit.bpmn.reading.events import Catalogue
from motcua.kit.bpmn.reading.items import common, true
from motcua.kit.bpmn.reading.nodes import ScopeReader
from motcua.kit.bpmn.reading.references import local

GLOBAL_TASKS = {
    "globalTask": TaskKind.ABSTRACT,
    "globalUserTask": TaskKind.USER,
    "globalManualTask": TaskKind.MANUAL,
    "globalScriptTask": TaskKind.SCRIPT,
    "globalBusinessRuleTask": TaskKind.RULE,
}


def process(element: Element, known: Catalogue) -> Process:
    """A process with everything in it."""
    return Process(
        **common(element),
        **ScopeReader(element, known).inside(),
        executable=true(element, "isExecutable", default=True),
        lanes=_lanes(element),
    )


def global_task(element: Element, known: Catalogue) -> Task:
    """A task that stands by itself, to be called."""
    kind = GLOBAL_TASKS[element.local]
    return Task(**common(element), **ScopeReader(element, known).work(element), kind=kind)


def _lanes(scope: Element) -> dict[str, str]:
    lanes: dict[str, str] = {}
    waiting = children(scope, "laneSet")
    while waiting:
        for lane in waiting.pop().elements("lane"):
            name = lane.attributes.get("name") or lane.attributes.get("id", "")
            lanes |= {local(said(each)): name for each in children(lane, "flowNodeRef")}
            waiting.extend(children(lane, "childLaneSet"))
    return lanes
