"""Which event may be about what, and what it must say about it."""

from collections.abc import Iterator

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.errors import Finding, Rule, Told
from motcua.kit.bpmn.model import (
    BoundaryEvent,
    CancelEvent,
    CatchEvent,
    CompensationEvent,
    ConditionalEvent,
    EndEvent,
    ErrorEvent,
    EscalationEvent,
    Event,
    EventDefinition,
    LinkEvent,
    MessageEvent,
    Process,
    Scope,
    SignalEvent,
    StartEvent,
    SubProcess,
    TerminateEvent,
    ThrowEvent,
    TimerEvent,
    Transaction,
)

WRONG_TRIGGER = Rule(
    "event.trigger",
    vi="{where} không thể thuộc loại {kind}.",
    vi_cure="Các loại được phép ở đây: {allowed}.",
    en="{where} cannot be about {kind}.",
    en_cure="Here it may be about: {allowed}.",
)
NO_TRIGGER = Rule(
    "event.no_trigger",
    vi="{where} chưa nói nó chờ điều gì.",
    vi_cure="Hãy thêm một trong các loại: {allowed}.",
    en="{where} does not say what it waits for.",
    en_cure="Add one of these: {allowed}.",
)
CANCEL_OUTSIDE = Rule(
    "event.cancel_outside",
    vi="Chỉ giao dịch (transaction) mới hủy được, nhưng {node} không thuộc giao dịch nào.",
    vi_cure="Hãy đổi quy trình con thành transaction, hoặc dùng sự kiện lỗi.",
    en="Only a transaction can be cancelled, and {node} belongs to none.",
    en_cure="Make the sub-process a transaction, or use an error event.",
)
EVENT_SCOPE_STARTS = Rule(
    "event_scope.starts",
    vi="Quy trình con theo sự kiện cần đúng một sự kiện bắt đầu, ở đây có {number}.",
    vi_cure="Hãy giữ một sự kiện bắt đầu cho mỗi quy trình con theo sự kiện.",
    en="An event sub-process needs exactly one start event and has {number}.",
    en_cure="Keep one start event in each event sub-process.",
)
SEVERAL_STARTS = Rule(
    "scope.several_starts",
    vi="Quy trình con có {number} sự kiện bắt đầu.",
    vi_cure="Hãy giữ một; nếu cần nhiều nhánh, thêm cổng song song sau nó.",
    en="The sub-process has {number} start events.",
    en_cure="Keep one; for several branches put a parallel gateway after it.",
)
NO_MESSAGE = Rule(
    "event.no_message",
    vi="{event} chưa nói thông điệp nào.",
    vi_cure="Hãy ghi mã của thông điệp trong messageRef.",
    en="{event} does not say which message.",
    en_cure="Write the identifier of a message in messageRef.",
)
NO_SIGNAL = Rule(
    "event.no_signal",
    vi="{event} chưa nói tín hiệu nào.",
    vi_cure="Hãy ghi mã của tín hiệu trong signalRef.",
    en="{event} does not say which signal.",
    en_cure="Write the identifier of a signal in signalRef.",
)
NO_ESCALATION_CODE = Rule(
    "event.no_escalation_code",
    vi="{event} báo lên cấp trên nhưng không có mã (escalationCode).",
    vi_cure="Hãy trỏ escalationRef tới một escalation có escalationCode.",
    en="{event} escalates without a code.",
    en_cure="Let escalationRef name an escalation that has an escalationCode.",
)
NO_ERROR = Rule(
    "event.no_error",
    vi="{event} báo lỗi nhưng không nói lỗi nào.",
    vi_cure="Hãy trỏ errorRef tới một error.",
    en="{event} does not say which error.",
    en_cure="Let errorRef name an error.",
)
NO_CONDITION = Rule(
    "event.no_condition",
    vi="{event} chờ một điều kiện chưa được viết.",
    vi_cure="Hãy viết điều kiện bằng FEEL trong phần tử condition.",
    en="{event} waits for a condition that is not written.",
    en_cure="Write it as FEEL in the element condition.",
)

_WORDS = {
    MessageEvent: Told("thông điệp", "a message"),
    SignalEvent: Told("tín hiệu", "a signal"),
    ErrorEvent: Told("lỗi", "an error"),
    EscalationEvent: Told("báo lên cấp trên", "an escalation"),
    TimerEvent: Told("hẹn giờ", "a timer"),
    ConditionalEvent: Told("điều kiện", "a condition"),
    LinkEvent: Told("liên kết", "a link"),
    TerminateEvent: Told("chấm dứt", "termination"),
    CancelEvent: Told("hủy giao dịch", "cancelling"),
    CompensationEvent: Told("bồi hoàn", "compensation"),
}
_COMING = (MessageEvent, SignalEvent, TimerEvent, ConditionalEvent)
_BOUNDARY_EITHER = (*_COMING, EscalationEvent)
_BOUNDARY_ENDING = (*_BOUNDARY_EITHER, ErrorEvent, CancelEvent, CompensationEvent)
_THROWN = (MessageEvent, SignalEvent, EscalationEvent, CompensationEvent)
_ENDING = (*_THROWN, ErrorEvent, CancelEvent, TerminateEvent)

type Kinds = tuple[type[EventDefinition], ...]


def _told(kinds: Kinds) -> Told:
    return Told(
        ", ".join(_WORDS[kind].vi for kind in kinds), ", ".join(_WORDS[kind].en for kind in kinds)
    )


def _rules_for(event: Event, scope: Scope) -> tuple[Told, Kinds, bool]:
    """What an event is called, what it may be about, and whether it must be about something."""
    match event:
        case StartEvent() if isinstance(scope, SubProcess) and scope.by_event:
            where = Told("Sự kiện bắt đầu quy trình con theo sự kiện", "This event sub-process")
            kinds = (*_BOUNDARY_EITHER, ErrorEvent, CompensationEvent)
            return where, kinds if event.interrupts else _BOUNDARY_EITHER, True
        case StartEvent() if isinstance(scope, Process):
            return Told("Sự kiện bắt đầu quy trình", "The start of a process"), _COMING, False
        case StartEvent():
            return Told("Sự kiện bắt đầu quy trình con", "The start of a sub-process"), (), False
        case CatchEvent():
            where = Told("Sự kiện trung gian chờ", "A catching intermediate event")
            return where, (*_COMING, LinkEvent), True
        case ThrowEvent():
            where = Told("Sự kiện trung gian phát", "A throwing intermediate event")
            return where, (*_THROWN, LinkEvent), False
        case BoundaryEvent() if event.interrupts:
            return Told("Sự kiện biên", "A boundary event"), _BOUNDARY_ENDING, True
        case BoundaryEvent():
            where = Told("Sự kiện biên không ngắt", "A boundary event that does not interrupt")
            return where, _BOUNDARY_EITHER, True
    return Told("Sự kiện kết thúc", "An end event"), _ENDING, False


def events_are_about_what_they_may(look: Look) -> Iterator[Finding]:
    for event in look.nodes.values():
        if not isinstance(event, Event):
            continue
        where, allowed, needed = _rules_for(event, look.scope_of[event.id])
        facts = {"where": where, "allowed": _told(allowed) if allowed else Told("không", "nothing")}
        if needed and not event.definitions:
            yield look.finding(NO_TRIGGER, event, **facts)
        for definition in event.definitions:
            if not isinstance(definition, allowed):
                yield look.finding(WRONG_TRIGGER, event, **facts, kind=_WORDS[type(definition)])


def cancelling_belongs_to_transactions(look: Look) -> Iterator[Finding]:
    for event in look.nodes.values():
        if not isinstance(event, EndEvent | BoundaryEvent):
            continue
        if not any(isinstance(each, CancelEvent) for each in event.definitions):
            continue
        owner = (
            look.nodes.get(event.attached_to)
            if isinstance(event, BoundaryEvent)
            else look.scope_of[event.id]
        )
        if owner is not None and not isinstance(owner, Transaction):
            yield look.finding(CANCEL_OUTSIDE, event, node=event.called)


def sub_processes_have_one_start(look: Look) -> Iterator[Finding]:
    for scope in look.scopes:
        number = len(scope.starts)
        if isinstance(scope, SubProcess) and scope.by_event and number != 1:
            yield look.finding(EVENT_SCOPE_STARTS, scope, number=number)
        elif isinstance(scope, SubProcess) and number > 1:
            yield look.finding(SEVERAL_STARTS, scope, number=number)


def definitions_are_complete(look: Look) -> Iterator[Finding]:
    for event in look.nodes.values():
        if isinstance(event, Event):
            for definition in event.definitions:
                rule = _incomplete(definition, throws=isinstance(event, ThrowEvent | EndEvent))
                if rule is not None:
                    where = definition if definition.id else event
                    yield look.finding(rule, where, event=event.called)


def _incomplete(definition: EventDefinition, *, throws: bool) -> Rule | None:
    match definition:
        case MessageEvent(message=None):
            return NO_MESSAGE
        case SignalEvent(signal=None):
            return NO_SIGNAL
        case EscalationEvent(escalation=called) if throws and not (called and called.code):
            return NO_ESCALATION_CODE
        case ErrorEvent(error=None) if throws:
            return NO_ERROR
        case ConditionalEvent(condition=condition) if not condition.text:
            return NO_CONDITION
    return None


CHECKS = (
    events_are_about_what_they_may,
    cancelling_belongs_to_transactions,
    sub_processes_have_one_start,
    definitions_are_complete,
)
