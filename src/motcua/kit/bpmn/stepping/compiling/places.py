"""The places of one process, with everything that a step asks of them."""

from collections.abc import Iterator

from motcua.kit.bpmn.model import (
    Activity,
    BoundaryEvent,
    CallActivity,
    CatchEvent,
    Definitions,
    EndEvent,
    Gateway,
    GatewayKind,
    LinkEvent,
    Node,
    Process,
    Scope,
    SequenceFlow,
    SubProcess,
    Task,
    TaskKind,
    ThrowEvent,
    Transfer,
)
from motcua.kit.bpmn.stepping.compiling.events import Events
from motcua.kit.bpmn.stepping.compiling.inside import inside_of
from motcua.kit.bpmn.stepping.compiling.names import Names
from motcua.kit.bpmn.stepping.compiling.turns import mapped, turns
from motcua.kit.bpmn.stepping.net import (
    Catch,
    Cause,
    Flow,
    Inside,
    Kind,
    Mapped,
    Place,
    Throw,
    Where,
)

_TASKS = {
    TaskKind.ABSTRACT: Kind.PERSON,
    TaskKind.USER: Kind.PERSON,
    TaskKind.MANUAL: Kind.PERSON,
    TaskKind.SERVICE: Kind.SERVICE,
    TaskKind.SCRIPT: Kind.SERVICE,
    TaskKind.RULE: Kind.SERVICE,
    TaskKind.SEND: Kind.SEND,
    TaskKind.RECEIVE: Kind.RECEIVE,
}
_GATEWAYS = {
    GatewayKind.EXCLUSIVE: Kind.EXCLUSIVE,
    GatewayKind.INCLUSIVE: Kind.INCLUSIVE,
    GatewayKind.PARALLEL: Kind.PARALLEL,
    GatewayKind.EVENT: Kind.EVENTS,
    GatewayKind.COMPLEX: Kind.COMPLEX,
}


class Places:
    """Compiles one process with all its sub-processes."""

    def __init__(self, definitions: Definitions, process: Process, names: Names) -> None:
        self.definitions = definitions
        self.process = process
        self.names = names

    def all(self) -> dict[str, Place]:
        """Every place by its identifier, the process itself first."""
        process = self.process
        events = self._events(process, ())
        root = Place(
            id=process.id,
            kind=Kind.SCOPE,
            model=process,
            scope="",
            inside=inside_of(process, process.id, events),
        )
        return {root.id: root} | {place.id: place for place in self._places(process, ())}

    def _events(self, scope: Scope, outer: tuple[str, ...]) -> Events:
        return Events(self.definitions, self.names, outer + scope.data)

    def _places(self, scope: Process | SubProcess, outer: tuple[str, ...]) -> Iterator[Place]:
        within = ScopePlaces(self, scope, self._events(scope, outer))
        for node in scope.nodes.values():
            yield within.place(node)
            if isinstance(node, SubProcess):
                yield from self._places(node, outer + scope.data)


class ScopePlaces:
    """Compiles the nodes that stand directly in one scope."""

    def __init__(self, places: Places, scope: Process | SubProcess, events: Events) -> None:
        self.definitions = places.definitions
        self.names = places.names
        self.scope = scope
        self.events = events
        self.flows = {key: self._flow(flow) for key, flow in scope.flows.items()}
        self._link()

    def place(self, node: Node) -> Place:
        """One node as a place."""
        kind = self._kind(node)
        activity = node if isinstance(node, Activity) else None
        gateway = node if isinstance(node, Gateway) else None
        return Place(
            id=node.id,
            kind=kind,
            model=node,
            scope=self.scope.id,
            incoming=tuple(self.flows[each] for each in node.incoming) + self.links_in(node.id),
            outgoing=tuple(self.flows[each] for each in node.outgoing) + self.links_out(node.id),
            default=self._default(node),
            activity=activity is not None,
            waits=self._waits(node),
            throws=self._throws(node),
            boundary=tuple(self._boundary(activity)) if activity else (),
            inside=self._inside(node),
            turns=turns(activity.loop, node.id, self.events) if activity else None,
            inputs=self._mapped(activity, activity.inputs if activity else ()),
            outputs=self._mapped(activity, activity.outputs if activity else ()),
            start_quantity=activity.start_quantity if activity else 1,
            completion_quantity=activity.completion_quantity if activity else 1,
            undone_by=activity.compensated_by if activity else "",
            activation=self.events.formula(gateway.activation, node.id) if gateway else None,
            needs_all=gateway.waits_for_all if gateway else False,
            task=self._task(node),
        )

    def links_out(self, node: str) -> tuple[Flow, ...]:
        return tuple(flow for flow in self.links if flow.source == node)

    def links_in(self, node: str) -> tuple[Flow, ...]:
        return tuple(flow for flow in self.links if flow.target == node)

    def _flow(self, flow: SequenceFlow) -> Flow:
        condition = self.events.formula(flow.condition, flow.id)
        return Flow(flow.id, flow.source, flow.target, condition, flow.name)

    def _link(self) -> None:
        """A link's throw and the catch of the same name become one flow."""
        targets = {
            each.name or node.id: node.id
            for node in self.scope.nodes.values()
            if isinstance(node, CatchEvent)
            for each in node.definitions
            if isinstance(each, LinkEvent)
        }
        self.links = [
            Flow(f"{node.id}:link", node.id, targets[each.name])
            for node in self.scope.nodes.values()
            if isinstance(node, ThrowEvent)
            for each in node.definitions
            if isinstance(each, LinkEvent) and each.name in targets
        ]

    def _kind(self, node: Node) -> Kind:
        match node:
            case Activity() if (task := self._task(node)) is not None:
                return _TASKS[task.kind]
            case Activity():
                return Kind.SCOPE
            case Gateway():
                return _GATEWAYS[node.kind]
            case ThrowEvent():
                return Kind.THROW
            case EndEvent():
                return Kind.END
            case CatchEvent():
                return Kind.CATCH
        return Kind.START

    def _task(self, node: Node) -> Task | None:
        """The task that is done here: its own, or the global task that it calls."""
        if isinstance(node, CallActivity):
            return self.definitions.global_tasks.get(node.calls)
        return node if isinstance(node, Task) else None

    def _default(self, node: Node) -> Flow | None:
        default = node.default if isinstance(node, Activity | Gateway) else ""
        return self.flows.get(default)

    def _waits(self, node: Node) -> tuple[Catch, ...]:
        match node:
            case CatchEvent():
                return self.events.catches(node)
            case Task(kind=TaskKind.RECEIVE):
                return (self.events.received(node),)
            case Gateway(kind=GatewayKind.EVENT):
                return self._choices(node)
        return ()

    def _choices(self, gateway: Gateway) -> tuple[Catch, ...]:
        """What an event-based gateway waits for: what stands directly behind it."""
        targets = (self.scope.nodes.get(self.flows[each].target) for each in gateway.outgoing)
        return tuple(
            catch
            for target in targets
            if target is not None and not isinstance(target, Gateway)
            for catch in self._waits(target)
        )

    def _throws(self, node: Node) -> tuple[Throw, ...]:
        match node:
            case ThrowEvent() | EndEvent():
                return self.events.throws(node.id, node.definitions)
            case Task(kind=TaskKind.SEND):
                name = self.names.message(node.id, node.message)
                return (Throw(Cause.MESSAGE, name, to=self.names.receivers(node.id)),)
        return ()

    def _boundary(self, activity: Activity) -> Iterator[Catch]:
        for each in activity.boundary:
            event = self.scope.nodes[each]
            if isinstance(event, BoundaryEvent):
                yield from self.events.catches(
                    event, where=Where.BOUNDARY, interrupts=event.interrupts
                )

    def _inside(self, node: Node) -> Inside | None:
        match node:
            case SubProcess():
                names = self.events.data + node.data
                return inside_of(node, node.id, Events(self.definitions, self.names, names))
            case CallActivity() if node.calls in self.definitions.processes:
                called = self.definitions.processes[node.calls]
                return inside_of(
                    called, called.id, Events(self.definitions, self.names, called.data)
                )
        return None

    def _mapped(
        self, activity: Activity | None, transfers: tuple[Transfer, ...]
    ) -> tuple[Mapped, ...]:
        """Values at the border; what a task takes and gives is between its caller and the data."""
        if activity is None or self._kind(activity) is not Kind.SCOPE:
            return ()
        return tuple(mapped(each, activity.id, self.events) for each in transfers)
