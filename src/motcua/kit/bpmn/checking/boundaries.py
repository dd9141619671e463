"""Boundary events, links, and the compensation that an association leads to."""

from collections.abc import Iterator

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.model import (
    Activity,
    BoundaryEvent,
    CatchEvent,
    CompensationEvent,
    Event,
    LinkEvent,
    ThrowEvent,
)

ATTACHED_TO_NOTHING = Rule(
    "boundary.attached",
    vi="Sự kiện biên không gắn vào hoạt động nào cùng cấp.",
    vi_cure="Hãy ghi mã của hoạt động trong attachedToRef.",
    en="The boundary event is attached to no activity beside it.",
    en_cure="Write the identifier of one in attachedToRef.",
)
INTO_BOUNDARY = Rule(
    "boundary.incoming",
    vi="Luồng {flow} đi vào một sự kiện biên.",
    vi_cure="Hãy nối luồng này vào hoạt động mà sự kiện gắn vào.",
    en="The flow {flow} leads into a boundary event.",
    en_cure="Lead it to the activity that the event is attached to.",
)
BOUNDARY_LEADS_NOWHERE = Rule(
    "boundary.no_outgoing",
    vi="Không có luồng nào đi ra từ sự kiện biên.",
    vi_cure="Hãy nối tới bước phải làm khi sự kiện xảy ra.",
    en="No flow leaves the boundary event.",
    en_cure="Lead it to what is to be done when it happens.",
)
COMPENSATION_FLOWS = Rule(
    "compensation.flow",
    vi="Luồng {flow} đi ra từ sự kiện biên bồi hoàn.",
    vi_cure="Hãy dùng association tới hoạt động bồi hoàn thay cho luồng.",
    en="The flow {flow} leaves a compensation event.",
    en_cure="Let an association lead to the compensating activity instead.",
)
COMPENSATION_LEADS_NOWHERE = Rule(
    "compensation.no_activity",
    vi="Sự kiện biên bồi hoàn không dẫn tới hoạt động bồi hoàn nào.",
    vi_cure="Hãy vẽ association tới một hoạt động có isForCompensation là true.",
    en="The compensation event leads to no activity that compensates.",
    en_cure="Draw an association to an activity whose isForCompensation is true.",
)
LINK_INTO_CATCH = Rule(
    "link.incoming",
    vi="Luồng {flow} đi vào đầu nhận của một liên kết.",
    vi_cure="Hãy bỏ luồng này: chỉ đầu phát của liên kết dẫn tới đây.",
    en="The flow {flow} leads into the target of a link.",
    en_cure="Remove it: only the source of the link leads here.",
)
LINK_OUT_OF_THROW = Rule(
    "link.outgoing",
    vi="Luồng {flow} đi ra từ đầu phát của một liên kết.",
    vi_cure="Hãy bỏ luồng này: quy trình đi tiếp ở đầu nhận của liên kết.",
    en="The flow {flow} leaves the source of a link.",
    en_cure="Remove it: the process goes on at the target of the link.",
)
LINK_CROSSES = Rule(
    "link.crosses",
    vi="Liên kết {name} nối hai phần không cùng một quy trình (con).",
    vi_cure="Hãy đặt cả hai đầu trong cùng một quy trình.",
    en="The link {name} joins parts of different (sub-)processes.",
    en_cure="Put both ends into the same one.",
)
LINK_NO_SOURCE = Rule(
    "link.no_source",
    vi="Không có đầu phát nào cho liên kết {name}.",
    vi_cure="Hãy thêm sự kiện phát có linkEventDefinition cùng tên trong quy trình này.",
    en="The link {name} has no source.",
    en_cure="Add a throwing event with a link of the same name to this process.",
)
LINK_NO_TARGET = Rule(
    "link.no_target",
    vi="Không có đầu nhận nào cho liên kết {name}.",
    vi_cure="Hãy thêm sự kiện chờ có linkEventDefinition cùng tên trong quy trình này.",
    en="The link {name} has no target.",
    en_cure="Add a catching event with a link of the same name to this process.",
)
LINK_TWO_TARGETS = Rule(
    "link.two_targets",
    vi="Liên kết {name} có hơn một đầu nhận.",
    vi_cure="Hãy đặt tên khác cho một trong hai.",
    en="The link {name} has more than one target.",
    en_cure="Give one of them another name.",
)

type Links = list[tuple[Event, LinkEvent]]


def boundaries_are_attached(look: Look) -> Iterator[Finding]:
    for event in look.nodes.values():
        if not isinstance(event, BoundaryEvent):
            continue
        beside = look.scope_of[event.id].nodes.get(event.attached_to)
        if not isinstance(beside, Activity):
            yield look.finding(ATTACHED_TO_NOTHING, event)
        if event.incoming:
            yield look.finding(INTO_BOUNDARY, event, flow=event.incoming[0])
        if not _about(event, CompensationEvent):
            if not event.outgoing:
                yield look.finding(BOUNDARY_LEADS_NOWHERE, event)
        elif event.outgoing:
            yield look.finding(COMPENSATION_FLOWS, event, flow=event.outgoing[0])


def compensation_leads_somewhere(look: Look) -> Iterator[Finding]:
    for activity in look.nodes.values():
        if not isinstance(activity, Activity):
            continue
        events = (look.nodes[each] for each in activity.boundary if each in look.nodes)
        for event in events:
            undoing = look.nodes.get(activity.compensated_by)
            if _about(event, CompensationEvent) and not (
                isinstance(undoing, Activity) and undoing.compensates
            ):
                yield look.finding(COMPENSATION_LEADS_NOWHERE, event)


def links_have_two_ends(look: Look) -> Iterator[Finding]:
    for scope in look.scopes:
        throws = [each for each in scope.nodes.values() if isinstance(each, ThrowEvent)]
        catches = [each for each in scope.nodes.values() if isinstance(each, CatchEvent)]
        sources, targets = _links(throws), _links(catches)
        yield from _sources(look, sources, {link.name for _, link in targets})
        yield from _targets(look, targets, {link.name for _, link in sources})


def _sources(look: Look, sources: Links, caught: set[str]) -> Iterator[Finding]:
    for event, link in sources:
        if event.outgoing:
            yield look.finding(LINK_OUT_OF_THROW, event, flow=event.outgoing[0])
        if link.name not in caught:
            rule = LINK_CROSSES if _leads_out(look, event, link, "target") else LINK_NO_TARGET
            yield look.finding(rule, event, name=link.name)


def _targets(look: Look, targets: Links, thrown: set[str]) -> Iterator[Finding]:
    named: set[str] = set()
    for event, link in targets:
        if event.incoming:
            yield look.finding(LINK_INTO_CATCH, event, flow=event.incoming[0])
        if link.name not in thrown:
            rule = LINK_CROSSES if _leads_out(look, event, link, "source") else LINK_NO_SOURCE
            yield look.finding(rule, event, name=link.name)
        if link.name in named:
            yield look.finding(LINK_TWO_TARGETS, event, name=link.name)
        named.add(link.name)


def _links(events: list[ThrowEvent] | list[CatchEvent]) -> Links:
    return [
        (event, each)
        for event in events
        for each in event.definitions
        if isinstance(each, LinkEvent)
    ]


def _leads_out(look: Look, event: Event, link: LinkEvent, end: str) -> bool:
    """Whether the other end that a link names stands in another scope."""
    scope = look.scope_of[event.id].element
    other = look.references.attribute(link.element, end, "linkEventDefinition")
    return other is not None and other.parent is not None and other.parent.parent is not scope


def _about(event: object, kind: type) -> bool:
    return isinstance(event, Event) and any(isinstance(each, kind) for each in event.definitions)


CHECKS = (boundaries_are_attached, compensation_leads_somewhere, links_have_two_ends)
