"""Sequence flows: from a node to another of the same scope, and no node left out."""

from collections.abc import Iterator

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.model import (
    Activity,
    AdHoc,
    BoundaryEvent,
    CatchEvent,
    EndEvent,
    Gateway,
    LinkEvent,
    Node,
    StartEvent,
    SubProcess,
    Task,
    ThrowEvent,
)

CROSSES = Rule(
    "flow.crosses",
    vi="Luồng nối {source} với {target}, hai phần tử không cùng một quy trình (con).",
    vi_cure="Hãy nối với chính quy trình con, hoặc dùng luồng thông điệp giữa hai pool.",
    en="The flow joins {source} and {target}, which are not in the same (sub-)process.",
    en_cure="Join the sub-process itself, or use a message flow between two pools.",
)
INTO_START = Rule(
    "start.incoming",
    vi="Sự kiện bắt đầu có luồng {flow} đi vào.",
    vi_cure="Hãy nối luồng này vào bước đầu tiên sau sự kiện bắt đầu.",
    en="The flow {flow} leads into a start event.",
    en_cure="Lead it to the first step after the start event.",
)
OUT_OF_END = Rule(
    "end.outgoing",
    vi="Sự kiện kết thúc có luồng {flow} đi ra.",
    vi_cure="Hãy bỏ luồng này, hoặc thay bằng sự kiện trung gian.",
    en="The flow {flow} leads out of an end event.",
    en_cure="Remove it, or make this an intermediate event.",
)
DEFAULT_ELSEWHERE = Rule(
    "flow.default",
    vi="Luồng mặc định {flow} không đi ra từ {node}.",
    vi_cure="Hãy chọn một trong các luồng đi ra: {outgoing}.",
    en="The default flow {flow} does not leave {node}.",
    en_cure="Choose one of the flows that do: {outgoing}.",
)
LONE_CONDITION = Rule(
    "flow.lone_condition",
    vi="Luồng duy nhất đi ra từ {node} có điều kiện: khi điều kiện sai, không còn đường đi tiếp.",
    vi_cure="Hãy bỏ điều kiện, hoặc thêm một luồng đi ra nữa.",
    en="The only flow out of {node} has a condition: where it fails, nothing goes on.",
    en_cure="Remove the condition, or add another flow.",
)
NOT_IMMEDIATE = Rule(
    "flow.not_immediate",
    vi="Luồng có isImmediate là false, điều một quy trình chạy được không cho phép.",
    vi_cure="Hãy bỏ thuộc tính isImmediate, hoặc vẽ thêm bước còn thiếu.",
    en="The flow says that it is not immediate, which an executable process may not.",
    en_cure="Remove isImmediate, or draw the step that is missing.",
)
NO_INCOMING = Rule(
    "node.no_incoming",
    vi="Không có luồng nào đi vào {node}.",
    vi_cure="Hãy nối một luồng vào đây, hoặc xóa phần tử này.",
    en="No flow leads to {node}.",
    en_cure="Lead one here, or remove it.",
)
NO_OUTGOING = Rule(
    "node.no_outgoing",
    vi="Không có luồng nào đi ra từ {node}.",
    vi_cure="Hãy nối tiếp, hoặc nối vào một sự kiện kết thúc.",
    en="No flow leaves {node}.",
    en_cure="Lead it on, or to an end event.",
)
NO_END = Rule(
    "scope.no_end",
    vi="Quy trình có sự kiện bắt đầu nhưng không có sự kiện kết thúc.",
    vi_cure="Hãy thêm sự kiện kết thúc sau bước cuối cùng.",
    en="There is a start event but no end event.",
    en_cure="Add an end event after the last step.",
)
NO_START = Rule(
    "scope.no_start",
    vi="Quy trình có sự kiện kết thúc nhưng không có gì bắt đầu nó.",
    vi_cure="Hãy thêm sự kiện bắt đầu trước bước đầu tiên.",
    en="There is an end event but nothing that starts.",
    en_cure="Add a start event before the first step.",
)
EVENT_SCOPE_FLOWS = Rule(
    "event_scope.flows",
    vi="Quy trình con theo sự kiện không được nối với luồng nào, nhưng có {flow}.",
    vi_cure="Hãy bỏ luồng này: sự kiện bắt đầu bên trong sẽ khởi động nó.",
    en="An event sub-process is started by its event, but the flow {flow} joins it.",
    en_cure="Remove the flow.",
)


def flows_within_a_scope(look: Look) -> Iterator[Finding]:
    for scope in look.scopes:
        for flow in scope.flows.values():
            ends = {flow.source, flow.target}
            if ends <= look.nodes.keys() and not ends <= scope.nodes.keys():
                yield look.finding(CROSSES, flow, source=flow.source, target=flow.target)


def ends_are_ends(look: Look) -> Iterator[Finding]:
    for node in look.nodes.values():
        if isinstance(node, StartEvent) and node.incoming:
            yield look.finding(INTO_START, node, flow=node.incoming[0])
        if isinstance(node, EndEvent) and node.outgoing:
            yield look.finding(OUT_OF_END, node, flow=node.outgoing[0])
        if isinstance(node, SubProcess) and node.by_event and (node.incoming or node.outgoing):
            yield look.finding(EVENT_SCOPE_FLOWS, node, flow=(node.incoming + node.outgoing)[0])


def defaults_leave_their_node(look: Look) -> Iterator[Finding]:
    for node in look.nodes.values():
        default = node.default if isinstance(node, Activity | Gateway) else ""
        known = look.references.named(default, "sequenceFlow") if default else None
        if known is not None and default not in node.outgoing:
            facts = {"flow": default, "node": node.called}
            yield look.finding(
                DEFAULT_ELSEWHERE, node, **facts, outgoing=", ".join(node.outgoing) or "–"
            )


def conditions_leave_a_choice(look: Look) -> Iterator[Finding]:
    for scope in look.scopes:
        for flow in scope.flows.values():
            source = scope.nodes.get(flow.source)
            if flow.condition and isinstance(source, Activity) and len(source.outgoing) == 1:
                yield look.finding(LONE_CONDITION, flow, node=source.called)
            waits = flow.element.attributes.get("isImmediate") == "false"
            if waits and look.process_of[scope].executable:
                yield look.finding(NOT_IMMEDIATE, flow)


def nothing_left_out(look: Look) -> Iterator[Finding]:
    for scope in look.scopes:
        begins = bool(scope.starts) or any(map(_instantiates, scope.nodes.values()))
        ends = any(isinstance(node, EndEvent) for node in scope.nodes.values())
        for node in scope.nodes.values():
            if not node.incoming and _follows(node, begins=begins):
                yield look.finding(NO_INCOMING, node, node=node.called)
            if not node.outgoing and _goes_on(node, ends=ends):
                yield look.finding(NO_OUTGOING, node, node=node.called)
        if scope.starts and not ends and not isinstance(scope, AdHoc):
            yield look.finding(NO_END, scope)
        if ends and not begins and not isinstance(scope, AdHoc):
            yield look.finding(NO_START, scope)


def _instantiates(node: Node) -> bool:
    return isinstance(node, Task | Gateway) and node.instantiates


def _follows(node: Node, *, begins: bool) -> bool:
    """Whether a node must have a flow that leads to it."""
    if isinstance(node, CatchEvent | ThrowEvent):
        return not (isinstance(node, CatchEvent) and _is_link(node))
    return begins and not (
        isinstance(node, StartEvent | BoundaryEvent) or _stands_apart(node) or _instantiates(node)
    )


def _goes_on(node: Node, *, ends: bool) -> bool:
    """Whether a node must have a flow that leaves it; boundary events have a check of their own."""
    if isinstance(node, CatchEvent | ThrowEvent):
        return not (isinstance(node, ThrowEvent) and _is_link(node))
    return ends and not (isinstance(node, EndEvent | BoundaryEvent) or _stands_apart(node))


def _stands_apart(node: Node) -> bool:
    """Whether a node is reached by other ways than flows."""
    return (isinstance(node, Activity) and node.compensates) or (
        isinstance(node, SubProcess) and node.by_event
    )


def _is_link(node: CatchEvent | ThrowEvent) -> bool:
    return any(isinstance(each, LinkEvent) for each in node.definitions)


CHECKS = (
    flows_within_a_scope,
    ends_are_ends,
    defaults_leave_their_node,
    conditions_leave_a_choice,
    nothing_left_out,
)
