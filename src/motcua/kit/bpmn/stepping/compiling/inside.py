"""What is in a process or sub-process: where it starts, and what its event sub-processes hear."""

from collections.abc import Iterator

from motcua.kit.bpmn.model import (
    Activity,
    AdHoc,
    BoundaryEvent,
    CatchEvent,
    CompensationEvent,
    Gateway,
    LinkEvent,
    Node,
    Ordering,
    Process,
    Scope,
    StartEvent,
    SubProcess,
    Task,
)
from motcua.kit.bpmn.stepping.compiling.events import Events
from motcua.kit.bpmn.stepping.net import AdHocPlan, Catch, Cause, Inside, Where


def inside_of(scope: Process | SubProcess, identifier: str, events: Events) -> Inside:
    """The inside of one scope; ``identifier`` is the scope's own."""
    plain = tuple(each.id for each in _starts(scope) if not each.definitions)
    return Inside(
        id=identifier,
        nodes=tuple(scope.nodes),
        starts=_beginnings(scope, plain),
        entries=tuple(_entries(scope, plain, events)),
        events=tuple(_heard(scope, events)),
        undoes=_undoing(scope),
        ad_hoc=_plan(scope, events) if isinstance(scope, AdHoc) else None,
    )


def _starts(scope: Scope) -> Iterator[StartEvent]:
    for each in scope.starts:
        start = scope.nodes[each]
        if isinstance(start, StartEvent):
            yield start


def _beginnings(scope: Process | SubProcess, plain: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(scope, SubProcess) and scope.by_event:
        return scope.starts[:1]
    if scope.starts:
        several = isinstance(scope, Process) and len(plain) > 1
        return () if several else plain
    return tuple(node.id for node in scope.nodes.values() if _begins_by_itself(node, scope))


def _begins_by_itself(node: Node, scope: Scope) -> bool:
    """Without start events, what no flow leads to begins at once."""
    if node.incoming or isinstance(node, BoundaryEvent):
        return False
    if isinstance(node, SubProcess) and node.by_event:
        return False
    if isinstance(node, Activity) and node.compensates:
        return False
    if isinstance(node, CatchEvent) and any(isinstance(x, LinkEvent) for x in node.definitions):
        return False
    return not (isinstance(scope, Process) and _instantiates(node))


def _instantiates(node: Node) -> bool:
    return isinstance(node, Task | Gateway) and node.instantiates


def _entries(scope: Scope, plain: tuple[str, ...], events: Events) -> Iterator[Catch]:
    """The ways into a process that somebody or something has to choose."""
    if not isinstance(scope, Process):
        return
    for start in _starts(scope):
        yield from events.catches(start)
    for node in scope.nodes.values():
        if isinstance(node, Task) and node.instantiates:
            yield events.received(node)
        elif isinstance(node, Gateway) and node.instantiates:
            for flow in node.outgoing:
                target = scope.nodes.get(scope.flows[flow].target)
                if isinstance(target, CatchEvent):
                    yield from events.catches(target)
                elif isinstance(target, Task):
                    yield events.received(target)
    if len(plain) > 1:
        for each in plain:
            yield Catch(key=each, event=each, cause=Cause.CHOICE)


def _heard(scope: Scope, events: Events) -> Iterator[Catch]:
    for each in scope.event_scopes:
        inner = scope.nodes[each]
        if isinstance(inner, SubProcess):
            for start in _starts(inner):
                yield from events.catches(
                    start, where=Where.WITHIN, leads_to=each, interrupts=start.interrupts
                )


def _undoing(scope: Scope) -> str:
    """The event sub-process that a compensation starts."""
    for each in scope.event_scopes:
        inner = scope.nodes[each]
        if isinstance(inner, SubProcess):
            definitions = (one for start in _starts(inner) for one in start.definitions)
            if any(isinstance(one, CompensationEvent) for one in definitions):
                return each
    return ""


def _plan(scope: AdHoc, events: Events) -> AdHocPlan:
    return AdHocPlan(
        sequential=scope.ordering is Ordering.SEQUENTIAL,
        cancels_rest=scope.cancels_rest,
        completion=events.formula(scope.completion, scope.id),
    )
