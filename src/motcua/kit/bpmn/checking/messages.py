"""Message flows join pools, and only what can send or receive."""

from collections.abc import Iterator

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.model import (
    BoundaryEvent,
    CatchEvent,
    EndEvent,
    Event,
    Gateway,
    MessageEvent,
    MessageFlow,
    StartEvent,
    ThrowEvent,
)
from motcua.kit.bpmn.reading.items import whole

SAME_POOL = Rule(
    "message_flow.same_pool",
    vi="Luồng thông điệp nối hai phần của cùng một pool.",
    vi_cure="Hãy dùng luồng thường trong một pool; luồng thông điệp chỉ nối hai pool khác nhau.",
    en="The message flow joins two parts of the same pool.",
    en_cure="Use a sequence flow within a pool; message flows join different ones.",
)
CANNOT_SEND = Rule(
    "message_flow.source",
    vi="Luồng thông điệp {flow} đi ra từ {node}, phần tử không gửi được thông điệp.",
    vi_cure="Hãy để nó đi ra từ một hoạt động, hoặc từ sự kiện phát hay kết thúc có thông điệp.",
    en="The message flow {flow} leaves {node}, which cannot send.",
    en_cure="Let it leave an activity, or a throwing or end event that is about a message.",
)
CANNOT_RECEIVE = Rule(
    "message_flow.target",
    vi="Luồng thông điệp {flow} đi vào {node}, phần tử không nhận được thông điệp.",
    vi_cure="Hãy để nó đi vào một hoạt động, hoặc vào sự kiện chờ hay bắt đầu có thông điệp.",
    en="The message flow {flow} leads to {node}, which cannot receive.",
    en_cure="Lead it to an activity, or to a start or catching event that is about a message.",
)
LEAST_NEGATIVE = Rule(
    "participant.minimum",
    vi="Số bên tham gia ít nhất là {minimum}, không được âm.",
    vi_cure="Hãy ghi 0 hoặc một số dương trong minimum.",
    en="The least number of participants is {minimum}, below zero.",
    en_cure="Write 0 or more in minimum.",
)
MOST_BELOW_LEAST = Rule(
    "participant.maximum",
    vi="Số bên tham gia nhiều nhất ({maximum}) nhỏ hơn số ít nhất ({minimum}) hoặc nhỏ hơn 1.",
    vi_cure="Hãy sửa minimum hoặc maximum.",
    en="The greatest number of participants ({maximum}) is below the least ({minimum}) or 1.",
    en_cure="Mend minimum or maximum.",
)


def message_flows_join_pools(look: Look) -> Iterator[Finding]:
    for flow in look.definitions.message_flows:
        source, target = _pool(look, flow.source), _pool(look, flow.target)
        if source and source == target:
            yield look.finding(SAME_POOL, flow)


def only_senders_and_receivers(look: Look) -> Iterator[Finding]:
    for flow in look.definitions.message_flows:
        source, target = look.nodes.get(flow.source), look.nodes.get(flow.target)
        if isinstance(source, Gateway | StartEvent | CatchEvent | BoundaryEvent) or _silent(source):
            yield _refused(look, CANNOT_SEND, flow, flow.source)
        if isinstance(target, Gateway | EndEvent | ThrowEvent) or _silent(target):
            yield _refused(look, CANNOT_RECEIVE, flow, flow.target)


def _refused(look: Look, rule: Rule, flow: MessageFlow, node: str) -> Finding:
    return look.finding(rule, look.nodes[node], flow=flow.called, node=look.nodes[node].called)


def participants_have_a_number(look: Look) -> Iterator[Finding]:
    for element in look.all("participantMultiplicity"):
        participant = element.parent or element
        minimum, maximum = whole(element, "minimum"), whole(element, "maximum")
        minimum = 0 if minimum is None else minimum
        if minimum < 0:
            yield look.finding(LEAST_NEGATIVE, participant, minimum=minimum)
        if maximum is not None and maximum < max(minimum, 1):
            yield look.finding(MOST_BELOW_LEAST, participant, minimum=minimum, maximum=maximum)


def _silent(node: object) -> bool:
    """Whether a node is an event that is not about a message."""
    return isinstance(node, Event) and not any(
        isinstance(each, MessageEvent) for each in node.definitions
    )


def _pool(look: Look, identifier: str) -> str:
    """The process that something is or stands in; a pool without one is itself."""
    participant = look.definitions.participants.get(identifier)
    if participant is not None:
        return participant.process or participant.id
    scope = look.scope_of.get(identifier)
    return look.process_of[scope].id if scope is not None else ""


CHECKS = (message_flows_join_pools, only_senders_and_receivers, participants_have_a_number)
