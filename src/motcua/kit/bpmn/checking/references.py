"""What refers to something refers to something of the right kind."""

from collections.abc import Iterator, Mapping

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.checking.vocabulary import (
    ACTIVITIES,
    CHOREOGRAPHIES,
    EVENT_DEFINITIONS,
    GLOBAL_TASKS,
    ITEM_AWARE,
    NODES,
)
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.markup import BPMN, Element, children, said
from motcua.kit.bpmn.model import CallActivity
from motcua.kit.bpmn.reading.references import local

NOTHING = Rule(
    "reference.nothing",
    vi="{reference} trong {by} không trỏ tới phần tử nào.",
    vi_cure="Hãy sửa tham chiếu, hoặc thêm phần tử ({wanted}) có mã này.",
    en="{reference} in {by} refers to nothing.",
    en_cure="Mend it, or add an element ({wanted}) with this identifier.",
)
WRONG_KIND = Rule(
    "reference.kind",
    vi="{reference} trong {by} là {found}, không phải {wanted}.",
    vi_cure="Hãy trỏ tới phần tử đúng loại.",
    en="{reference} in {by} is {found}, not {wanted}.",
    en_cure="Refer to an element of the right kind.",
)
CALLS_NOTHING = Rule(
    "call.nothing",
    vi="Hoạt động này chưa nói gọi quy trình nào.",
    vi_cure="Hãy ghi mã của quy trình trong calledElement.",
    en="This call activity does not say what it calls.",
    en_cure="Write the identifier of a process in calledElement.",
)
CALL_CIRCLE = Rule(
    "call.circle",
    vi="Quy trình {process} rốt cuộc lại gọi chính nó: {way}.",
    vi_cure="Hãy bỏ một lời gọi trong vòng này, hoặc thay bằng vòng lặp.",
    en="The process {process} ends up calling itself: {way}.",
    en_cure="Remove one call of this circle, or use a loop.",
)

_EVERYTHING: frozenset[str] = frozenset()
_FLOW_ENDS = NODES | CHOREOGRAPHIES
_ONE = {
    "messageRef": "message",
    "signalRef": "signal",
    "errorRef": "error",
    "escalationRef": "escalation",
    "operationRef": "operation",
    "itemRef": "itemDefinition",
    "itemSubjectRef": "itemDefinition",
    "processRef": "process",
    "interfaceRef": "interface",
    "supportedInterfaceRef": "interface",
    "inMessageRef": "message",
    "outMessageRef": "message",
    "participantRef": "participant",
    "partnerEntityRef": "partnerEntity",
    "partnerRoleRef": "partnerRole",
    "dataInputRefs": "dataInput",
    "optionalInputRefs": "dataInput",
    "whileExecutingInputRefs": "dataInput",
    "dataOutputRefs": "dataOutput",
    "optionalOutputRefs": "dataOutput",
    "whileExecutingOutputRefs": "dataOutput",
    "inputSetRefs": "inputSet",
    "outputSetRefs": "outputSet",
    "definitionalCollaborationRef": "collaboration",
    "correlationPropertyRef": "correlationProperty",
    "incoming": "sequenceFlow",
    "outgoing": "sequenceFlow",
    "default": "sequenceFlow",
    "dataObjectRef": "dataObject",
    "dataStoreRef": "dataStore",
    "categoryValueRef": "categoryValue",
    "parameterRef": "resourceParameter",
    "resourceRef": "resource",
}
_WANTED: Mapping[str, frozenset[str]] = {
    **{name: frozenset({kind}) for name, kind in _ONE.items()},
    "eventDefinitionRef": EVENT_DEFINITIONS,
    "noneBehaviorEventRef": EVENT_DEFINITIONS,
    "oneBehaviorEventRef": EVENT_DEFINITIONS,
    "attachedToRef": ACTIVITIES,
    "flowNodeRef": NODES,
    "activityRef": ACTIVITIES,
    "loopDataInputRef": ITEM_AWARE,
    "loopDataOutputRef": ITEM_AWARE,
    "calledElement": GLOBAL_TASKS | {"process"},
}
_WANTED_IN: Mapping[tuple[str, str], frozenset[str]] = {
    ("sequenceFlow", "sourceRef"): _FLOW_ENDS,
    ("sequenceFlow", "targetRef"): _FLOW_ENDS,
    ("messageFlow", "sourceRef"): _FLOW_ENDS | {"participant"},
    ("messageFlow", "targetRef"): _FLOW_ENDS | {"participant"},
    ("association", "sourceRef"): _EVERYTHING,
    ("association", "targetRef"): _EVERYTHING,
    ("dataInputAssociation", "sourceRef"): ITEM_AWARE,
    ("dataInputAssociation", "targetRef"): ITEM_AWARE,
    ("dataOutputAssociation", "sourceRef"): ITEM_AWARE,
    ("dataOutputAssociation", "targetRef"): ITEM_AWARE,
    ("linkEventDefinition", "source"): frozenset({"linkEventDefinition"}),
    ("linkEventDefinition", "target"): frozenset({"linkEventDefinition"}),
    ("signal", "structureRef"): frozenset({"itemDefinition"}),
    ("error", "structureRef"): frozenset({"itemDefinition"}),
    ("escalation", "structureRef"): frozenset({"itemDefinition"}),
}
_NAMES = frozenset(_WANTED) | {name for _, name in _WANTED_IN}


def references_hold(look: Look) -> Iterator[Finding]:
    for name in look.names - CHOREOGRAPHIES:
        for element in look.all(name):
            for reference, by in _references(element):
                yield from _held(look, element, reference, by)


def calls_say_what(look: Look) -> Iterator[Finding]:
    for element in look.all("callActivity"):
        if not element.attributes.get("calledElement", "").strip():
            yield look.finding(CALLS_NOTHING, element)


def calls_come_to_an_end(look: Look) -> Iterator[Finding]:
    calls: dict[str, list[CallActivity]] = {name: [] for name in look.definitions.processes}
    for scope in look.scopes:
        own = (each for each in scope.nodes.values() if isinstance(each, CallActivity))
        calls[look.process_of[scope].id] += [each for each in own if each.calls in calls]
    for circle in _circles(calls):
        way = (circle[-1].calls, *(each.calls for each in circle))
        facts = {"process": way[0], "way": " → ".join(way)}
        yield look.finding(CALL_CIRCLE, circle[0], **facts)


def _circles(calls: Mapping[str, list[CallActivity]]) -> Iterator[list[CallActivity]]:
    """Circles of calls that share no call with each other."""
    left = {name: iter(each) for name, each in calls.items()}
    for start in calls:
        way: list[CallActivity] = []
        at = {start: 0}
        while at:
            last = next(reversed(at))
            call = next(left[last], None)
            if call is None:
                del at[last]
                del way[-1:]
            elif call.calls in at:
                yield [*way[at[call.calls] :], call]
            else:
                at[call.calls] = len(at)
                way.append(call)


def _references(element: Element) -> Iterator[tuple[str, str]]:
    """Every reference of an element with the name of the attribute or child that makes it."""
    for name, text in element.attributes.items():
        if name in _NAMES and text.strip():
            yield text.strip(), name
    for child in children(element, *_NAMES):
        if text := said(child):
            yield text, child.local


def _held(look: Look, element: Element, reference: str, by: str) -> Iterator[Finding]:
    wanted = _WANTED_IN.get((element.local, by)) if by not in _WANTED else _WANTED[by]
    if wanted is None or _elsewhere(look, element, reference):
        return
    facts = {"reference": reference, "by": by, "wanted": ", ".join(sorted(wanted)) or "id"}
    found = look.references.by_id.get(local(reference))
    if found is None:
        if by != "calledElement" or local(reference) not in look.callable_elsewhere:
            yield look.finding(NOTHING, element, **facts)
    elif wanted and not (found.local in wanted and found.namespace == BPMN):
        yield look.finding(WRONG_KIND, element, **facts, found=found.local)


def _elsewhere(look: Look, element: Element, reference: str) -> bool:
    """Whether a reference speaks of another file's namespace."""
    prefix, _, _ = reference.rpartition(":")
    ours = look.root.attributes.get("targetNamespace", "")
    return bool(prefix) and element.resolve(prefix) not in {ours, None}


CHECKS = (references_hold, calls_say_what, calls_come_to_an_end)
