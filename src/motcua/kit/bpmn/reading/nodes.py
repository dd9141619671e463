"""From markup to nodes, flows and the scopes that hold them."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypedDict

from motcua.kit.bpmn.markup import Element, child, children, said
from motcua.kit.bpmn.model import (
    AdHoc,
    BoundaryEvent,
    CallActivity,
    CatchEvent,
    CompensationEvent,
    EndEvent,
    EventDefinition,
    Gateway,
    GatewayKind,
    Loop,
    Message,
    MultiInstance,
    Node,
    Office,
    Ordering,
    SequenceFlow,
    StartEvent,
    SubProcess,
    Task,
    TaskKind,
    ThrowEvent,
    Transaction,
    Transfer,
)
from motcua.kit.bpmn.reading.events import Catalogue
from motcua.kit.bpmn.reading.items import (
    Common,
    by_id,
    common,
    expression,
    office,
    transfers,
    true,
    whole,
)
from motcua.kit.bpmn.reading.references import local, reference_text


class _NodeParts(Common):
    incoming: tuple[str, ...]
    outgoing: tuple[str, ...]
    office: Office


class _ActivityParts(_NodeParts):
    default: str
    loop: Loop | MultiInstance | None
    compensates: bool
    start_quantity: int
    completion_quantity: int
    boundary: tuple[str, ...]
    compensated_by: str
    inputs: tuple[Transfer, ...]
    outputs: tuple[Transfer, ...]


class _Work(TypedDict):
    message: Message | None
    operation: str
    implementation: str
    script: str
    script_format: str
    instantiates: bool


class _EventParts(_NodeParts):
    definitions: tuple[EventDefinition, ...]
    needs_all: bool
    transfers: tuple[Transfer, ...]


class _Inside(TypedDict):
    nodes: dict[str, Node]
    flows: dict[str, SequenceFlow]
    starts: tuple[str, ...]
    event_scopes: tuple[str, ...]
    data: tuple[str, ...]


class ScopeReader:
    """Reads what stands within one process or sub-process."""

    def __init__(self, scope: Element, known: Catalogue) -> None:
        self.scope = scope
        self.known = known
        self.flows = by_id(map(_flow, children(scope, "sequenceFlow")))
        self.incoming: dict[str, list[str]] = defaultdict(list)
        self.outgoing: dict[str, list[str]] = defaultdict(list)
        for flow in self.flows.values():
            self.incoming[flow.target].append(flow.id)
            self.outgoing[flow.source].append(flow.id)
        self.boundary: dict[str, list[Element]] = defaultdict(list)
        for each in children(scope, "boundaryEvent"):
            self.boundary[local(each.attributes.get("attachedToRef", ""))].append(each)
        self.associated: dict[str, list[str]] = defaultdict(list)
        for each in children(scope, "association"):
            ends = [local(each.attributes.get(end, "")) for end in ("sourceRef", "targetRef")]
            self.associated[ends[0]].append(ends[1])
            self.associated[ends[1]].append(ends[0])

    def inside(self) -> _Inside:
        """What a scope is made of."""
        nodes = by_id(_MAKERS[each.local](self, each) for each in children(self.scope, *_MAKERS))
        kept = children(self.scope, "dataObject", "dataObjectReference", "property")
        for specification in children(self.scope, "ioSpecification"):
            kept += children(specification, "dataInput", "dataOutput")
        names = (self.known.references.data_name(each.attributes.get("id", "")) for each in kept)
        starts = (node.id for node in nodes.values() if isinstance(node, StartEvent))
        inner = (node for node in nodes.values() if isinstance(node, SubProcess))
        return {
            "nodes": nodes,
            "flows": self.flows,
            "starts": tuple(starts),
            "event_scopes": tuple(node.id for node in inner if node.by_event),
            "data": tuple(dict.fromkeys(names)),
        }

    def node(self, element: Element) -> _NodeParts:
        identifier = element.attributes.get("id", "")
        return {
            **common(element),
            "incoming": tuple(self.incoming[identifier]),
            "outgoing": tuple(self.outgoing[identifier]),
            "office": office(element),
        }

    def activity(self, element: Element) -> _ActivityParts:
        inputs = transfers(element, "dataInputAssociation", self.known.references)
        outputs = transfers(element, "dataOutputAssociation", self.known.references)
        attached = self.boundary[element.attributes.get("id", "")]
        return {
            **self.node(element),
            "default": local(element.attributes.get("default", "")),
            "loop": self.known.loop(element, inputs, outputs),
            "compensates": true(element, "isForCompensation"),
            "start_quantity": _quantity(element, "startQuantity"),
            "completion_quantity": _quantity(element, "completionQuantity"),
            "boundary": tuple(each.attributes.get("id", "") for each in attached),
            "compensated_by": self._compensation(attached),
            "inputs": inputs,
            "outputs": outputs,
        }

    def _compensation(self, attached: list[Element]) -> str:
        for event in attached:
            definitions = self.known.definitions(event)
            if any(isinstance(each, CompensationEvent) for each in definitions):
                return next(iter(self.associated[event.attributes.get("id", "")]), "")
        return ""

    def event(self, element: Element) -> _EventParts:
        references = self.known.references
        return {
            **self.node(element),
            "definitions": self.known.definitions(element),
            "needs_all": true(element, "parallelMultiple"),
            "transfers": transfers(element, "dataInputAssociation", references)
            + transfers(element, "dataOutputAssociation", references),
        }

    def task(self, element: Element) -> Task:
        return Task(**self.activity(element), **self.work(element), kind=TaskKind(element.local))

    def work(self, element: Element) -> _Work:
        """Who or what does a task."""
        given = element.attributes
        operation = self.known.references.attribute(element, "operationRef", "operation")
        found = operation.attributes if operation is not None else {}
        return {
            "message": self.known.message(element),
            "operation": found.get("name") or found.get("id", ""),
            "implementation": given.get("implementation", ""),
            "script": said(child(element, "script")),
            "script_format": given.get("scriptFormat", ""),
            "instantiates": true(element, "instantiate"),
        }

    def call(self, element: Element) -> CallActivity:
        return CallActivity(
            **self.activity(element), calls=local(reference_text(element, "calledElement"))
        )

    def sub_process(self, element: Element) -> SubProcess:
        return SubProcess(
            **self.activity(element), **self.deeper(element), by_event=_by_event(element)
        )

    def transaction(self, element: Element) -> Transaction:
        return Transaction(
            **self.activity(element), **self.deeper(element), by_event=_by_event(element)
        )

    def ad_hoc(self, element: Element) -> AdHoc:
        sequential = element.attributes.get("ordering") == Ordering.SEQUENTIAL
        return AdHoc(
            **self.activity(element),
            **self.deeper(element),
            by_event=_by_event(element),
            ordering=Ordering.SEQUENTIAL if sequential else Ordering.PARALLEL,
            cancels_rest=true(element, "cancelRemainingInstances", default=True),
            completion=expression(element, "completionCondition"),
        )

    def deeper(self, element: Element) -> _Inside:
        return ScopeReader(element, self.known).inside()

    def gateway(self, element: Element) -> Gateway:
        return Gateway(
            **self.node(element),
            kind=GatewayKind(element.local),
            default=local(element.attributes.get("default", "")),
            activation=expression(element, "activationCondition"),
            instantiates=true(element, "instantiate"),
            waits_for_all=element.attributes.get("eventGatewayType") == "Parallel",
        )

    def start(self, element: Element) -> StartEvent:
        interrupts = true(element, "isInterrupting", default=True)
        return StartEvent(**self.event(element), interrupts=interrupts)

    def catch(self, element: Element) -> CatchEvent:
        return CatchEvent(**self.event(element))

    def throw(self, element: Element) -> ThrowEvent:
        return ThrowEvent(**self.event(element))

    def end(self, element: Element) -> EndEvent:
        return EndEvent(**self.event(element))

    def attached(self, element: Element) -> BoundaryEvent:
        return BoundaryEvent(
            **self.event(element),
            attached_to=local(element.attributes.get("attachedToRef", "")),
            interrupts=true(element, "cancelActivity", default=True),
        )


_MAKERS: dict[str, Callable[[ScopeReader, Element], Node]] = {
    **dict.fromkeys(TaskKind, ScopeReader.task),
    **dict.fromkeys(GatewayKind, ScopeReader.gateway),
    "callActivity": ScopeReader.call,
    "subProcess": ScopeReader.sub_process,
    "transaction": ScopeReader.transaction,
    "adHocSubProcess": ScopeReader.ad_hoc,
    "startEvent": ScopeReader.start,
    "intermediateCatchEvent": ScopeReader.catch,
    "intermediateThrowEvent": ScopeReader.throw,
    "endEvent": ScopeReader.end,
    "boundaryEvent": ScopeReader.attached,
}


def _by_event(element: Element) -> bool:
    return true(element, "triggeredByEvent")


def _flow(element: Element) -> SequenceFlow:
    return SequenceFlow(
        **common(element),
        source=local(element.attributes.get("sourceRef", "")),
        target=local(element.attributes.get("targetRef", "")),
        condition=expression(element, "conditionExpression"),
    )


def _quantity(element: Element, name: str) -> int:
    number = whole(element, name)
    return 1 if number is None else number
