"""Gateways split or join as they say; those that wait for events wait for events."""

from collections.abc import Iterator

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.model import (
    CatchEvent,
    ConditionalEvent,
    Gateway,
    GatewayKind,
    MessageEvent,
    Node,
    Scope,
    SignalEvent,
    Task,
    TaskKind,
    TimerEvent,
)

SPLITS = Rule(
    "gateway.splits",
    vi="Cổng khai báo Converging (gộp) nhưng có {number} luồng đi ra.",
    vi_cure="Hãy sửa gatewayDirection thành Mixed, hoặc bỏ bớt luồng đi ra.",
    en="The gateway says that it converges, but {number} flows leave it.",
    en_cure="Let gatewayDirection be Mixed, or remove flows.",
)
JOINS = Rule(
    "gateway.joins",
    vi="Cổng khai báo Diverging (rẽ) nhưng có {number} luồng đi vào.",
    vi_cure="Hãy sửa gatewayDirection thành Mixed, hoặc bỏ bớt luồng đi vào.",
    en="The gateway says that it diverges, but {number} flows lead into it.",
    en_cure="Let gatewayDirection be Mixed, or remove flows.",
)
FEW_EVENTS = Rule(
    "event_gateway.few",
    vi="Cổng chờ sự kiện cần ít nhất hai luồng đi ra, ở đây có {number}.",
    vi_cure="Hãy nối cổng tới từng sự kiện được chờ.",
    en="A gateway that waits for events needs at least two flows out of it and has {number}.",
    en_cure="Lead a flow to each event that it waits for.",
)
NOT_AN_EVENT = Rule(
    "event_gateway.target",
    vi="Cổng chờ sự kiện dẫn tới {target}, không phải sự kiện có thể chờ.",
    vi_cure="Sau cổng chỉ được có: thông điệp, tín hiệu, hẹn giờ, điều kiện, hoặc receiveTask.",
    en="A gateway that waits for events leads to {target}, which cannot be waited for.",
    en_cure="After it stand message, signal, timer, condition or a receive task only.",
)
MIXED = Rule(
    "event_gateway.mixed",
    vi="Sau cổng chờ sự kiện có cả receiveTask lẫn sự kiện thông điệp.",
    vi_cure="Hãy chỉ dùng một trong hai cách nhận thông điệp.",
    en="After this gateway stand both receive tasks and message events.",
    en_cure="Use one way of receiving messages only.",
)
ATTACHED = Rule(
    "event_gateway.boundary",
    vi="{task} đứng sau cổng chờ sự kiện nên không được có sự kiện biên.",
    vi_cure="Hãy bỏ sự kiện biên, hoặc thêm nó thành một nhánh của cổng.",
    en="{task} follows a gateway that waits for events, so it can have no boundary events.",
    en_cure="Remove them, or make them branches of the gateway.",
)
OTHER_WAY_IN = Rule(
    "event_gateway.other_way",
    vi="Ngoài cổng chờ sự kiện {gateway} còn luồng khác đi vào {target}.",
    vi_cure="Hãy nối luồng kia tới một sự kiện riêng.",
    en="Another flow than that of the gateway {gateway} leads to {target}.",
    en_cure="Lead the other flow to an event of its own.",
)

NO_ACTIVATION = Rule(
    "gateway.no_activation",
    vi="Cổng phức hợp gộp {number} luồng nhưng không nói khi nào đi tiếp.",
    vi_cure="Hãy thêm activationCondition, ví dụ activationCount >= 2.",
    en="The complex gateway joins {number} flows but does not say when it goes on.",
    en_cure="Add an activationCondition such as activationCount >= 2.",
)
STARTS_WITH_ALL = Rule(
    "event_gateway.starts_with_all",
    vi="Cổng khởi động quy trình khi đủ mọi sự kiện (eventGatewayType Parallel) không chạy được.",
    vi_cure="Hãy dùng một sự kiện bắt đầu rồi chờ các sự kiện còn lại sau cổng song song.",
    en="A gateway that starts a process with all of its events is not executed.",
    en_cure="Start with one event and wait for the others behind a parallel gateway.",
)


def gateways_do_what_they_say(look: Look) -> Iterator[Finding]:
    for node in look.nodes.values():
        if not isinstance(node, Gateway):
            continue
        direction = node.element.attributes.get("gatewayDirection", "")
        if direction == "Converging" and len(node.outgoing) > 1:
            yield look.finding(SPLITS, node, number=len(node.outgoing))
        if direction == "Diverging" and len(node.incoming) > 1:
            yield look.finding(JOINS, node, number=len(node.incoming))
        joins = node.kind is GatewayKind.COMPLEX and len(node.incoming) > 1
        if joins and not (node.activation and node.activation.text):
            yield look.finding(NO_ACTIVATION, node, number=len(node.incoming))
        if node.waits_for_all:
            yield look.finding(STARTS_WITH_ALL, node)


def event_gateways_wait_for_events(look: Look) -> Iterator[Finding]:
    for scope in look.scopes:
        for node in scope.nodes.values():
            if isinstance(node, Gateway) and node.kind is GatewayKind.EVENT:
                yield from _after(look, scope, node)


def _after(look: Look, scope: Scope, gateway: Gateway) -> Iterator[Finding]:
    flows = [scope.flows[each] for each in gateway.outgoing]
    targets = [scope.nodes[flow.target] for flow in flows if flow.target in scope.nodes]
    if len(flows) < 2:
        yield look.finding(FEW_EVENTS, gateway, number=len(flows))
    for target in targets:
        if not (_receives(target) or _waits(target)):
            yield look.finding(NOT_AN_EVENT, target, target=target.called)
        elif len(target.incoming) > 1:
            facts = {"gateway": gateway.called, "target": target.called}
            yield look.finding(OTHER_WAY_IN, target, **facts)
        if isinstance(target, Task) and _receives(target) and target.boundary:
            yield look.finding(ATTACHED, target, task=target.called)
    if any(map(_receives, targets)) and any(map(_hears, targets)):
        yield look.finding(MIXED, gateway)


def _receives(node: Node) -> bool:
    return isinstance(node, Task) and node.kind is TaskKind.RECEIVE


def _hears(node: Node) -> bool:
    return isinstance(node, CatchEvent) and any(
        isinstance(each, MessageEvent) for each in node.definitions
    )


def _waits(node: Node) -> bool:
    kinds = MessageEvent | SignalEvent | TimerEvent | ConditionalEvent
    return isinstance(node, CatchEvent) and all(
        isinstance(each, kinds) for each in node.definitions
    )


CHECKS = (gateways_do_what_they_say, event_gateways_wait_for_events)
