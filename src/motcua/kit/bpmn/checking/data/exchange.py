"""Data that crosses a border: operations, messages, events and called processes."""

from collections.abc import Iterator, Sequence

from motcua.kit.bpmn.checking.data.items import item_of, same
from motcua.kit.bpmn.checking.look import Look, called
from motcua.kit.bpmn.checking.vocabulary import CATCHING, EVENT_DEFINITIONS, EVENTS, GLOBAL_TASKS
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.markup import Element, child, children

MISSING = Rule(
    "exchange.missing",
    vi="{node} không có {wanted} cho dữ liệu {item} của {about}.",
    vi_cure="Hãy thêm {wanted} với itemSubjectRef là {item}.",
    en="{node} has no {wanted} for the data {item} of {about}.",
    en_cure="Add a {wanted} whose itemSubjectRef is {item}.",
)
OTHER_KIND = Rule(
    "exchange.kind",
    vi="{data} của {node} không cùng kiểu với {about} (itemDefinition {item}).",
    vi_cure="Hãy dùng itemDefinition {item}.",
    en="{data} of {node} is not of the kind of {about} (itemDefinition {item}).",
    en_cure="Use the itemDefinition {item}.",
)
ONE_ONLY = Rule(
    "exchange.one",
    vi="{node} trao đổi một thông điệp nên chỉ được có một {wanted}, ở đây có {number}.",
    vi_cure="Hãy bỏ bớt {wanted}.",
    en="{node} exchanges one message, so it has one {wanted} and not {number}.",
    en_cure="Remove the others.",
)
CALLED_DIFFERS = Rule(
    "call.data",
    vi="{node} và {called} không có cùng các {wanted}.",
    vi_cure="Hãy khai báo ở hoạt động gọi đúng các {wanted} mà {called} khai báo, cùng thứ tự.",
    en="{node} and {called} do not have the same {wanted}s.",
    en_cure="Declare in the call what {called} declares, in the same order.",
)
NO_BINDING = Rule(
    "call.binding",
    vi="{called} nói hỗ trợ một interface nhưng thiếu ioBinding.",
    vi_cure="Hãy thêm ioBinding cho từng operation, hoặc bỏ supportedInterfaceRef.",
    en="{called} says that it supports an interface but has no ioBinding.",
    en_cure="Add an ioBinding for each operation, or remove supportedInterfaceRef.",
)


def services_take_what_their_operation_says(look: Look) -> Iterator[Finding]:
    for task in look.all("serviceTask"):
        operation = look.references.attribute(task, "operationRef", "operation")
        if operation is None:
            continue
        specification = child(task, "ioSpecification")
        for reference, wanted in (("inMessageRef", "dataInput"), ("outMessageRef", "dataOutput")):
            message = look.references.attribute(operation, reference, "message")
            if message is not None:
                data = children(specification, wanted) if specification is not None else []
                yield from _carried(look, task, message, data, wanted)


def message_tasks_carry_their_message(look: Look) -> Iterator[Finding]:
    kinds = (("sendTask", "inputSet", "dataInput"), ("receiveTask", "outputSet", "dataOutput"))
    for name, set_name, wanted in kinds:
        for task in look.all(name):
            message = look.references.attribute(task, "messageRef", "message")
            specification = child(task, "ioSpecification")
            if message is None or specification is None:
                continue
            for kind in (set_name, wanted):
                number = len(children(specification, kind))
                if number > 1:
                    facts = {"node": called(task), "wanted": kind, "number": number}
                    yield look.finding(ONE_ONLY, task, **facts)
            yield from _carried(look, task, message, children(specification, wanted), wanted)


def events_carry_what_they_are_about(look: Look) -> Iterator[Finding]:
    for event in look.all(*sorted(EVENTS)):
        wanted = "dataOutput" if event.local in CATCHING else "dataInput"
        data = children(event, wanted)
        if not data:
            continue
        for about in _carriers(look, event):
            item = item_of(look, about)
            if item is None:
                continue
            fitting = [each for each in data if _holds(look, each, item)]
            if fitting:
                data.remove(fitting[0])
            else:
                facts = {"node": called(event), "about": called(about), "wanted": wanted}
                yield look.finding(MISSING, event, **facts, item=item.attributes.get("id"))


def _carriers(look: Look, event: Element) -> Iterator[Element]:
    """The messages, signals, errors and escalations that an event is about."""
    for definition in children(event, *EVENT_DEFINITIONS):
        for kind in ("message", "signal", "error", "escalation"):
            about = look.references.attribute(definition, f"{kind}Ref", kind)
            if about is not None:
                yield about


def calls_fit_what_they_call(look: Look) -> Iterator[Finding]:
    for call in look.all("callActivity"):
        other = look.references.attribute(call, "calledElement", "process", *GLOBAL_TASKS)
        if other is None:
            continue
        for wanted in ("dataInput", "dataOutput"):
            ours, theirs = _declared(call, wanted), _declared(other, wanted)
            pairs = zip(ours, theirs, strict=False)
            if len(ours) != len(theirs) or not all(_fit(look, *pair) for pair in pairs):
                facts = {"node": called(call), "called": called(other), "wanted": wanted}
                yield look.finding(CALLED_DIFFERS, call, **facts)


def interfaces_are_bound(look: Look) -> Iterator[Finding]:
    for element in look.all("process", *sorted(GLOBAL_TASKS)):
        supports = child(element, "supportedInterfaceRef") is not None
        if supports and child(element, "ioBinding") is None:
            yield look.finding(NO_BINDING, element, called=called(element))


def _carried(
    look: Look, task: Element, message: Element, data: Sequence[Element], wanted: str
) -> Iterator[Finding]:
    item = item_of(look, message)
    if item is None:
        return
    facts = {"node": called(task), "about": called(message), "item": item.attributes.get("id")}
    if not data:
        yield look.finding(MISSING, task, **facts, wanted=wanted)
    for each in data[:1]:
        if not _holds(look, each, item):
            yield look.finding(OTHER_KIND, task, **facts, data=each.attributes.get("id", wanted))


def _holds(look: Look, data: Element, item: Element) -> bool:
    own = item_of(look, data)
    return own is not None and same(own, item)


def _fit(look: Look, ours: Element, theirs: Element) -> bool:
    kinds = item_of(look, ours), item_of(look, theirs)
    return kinds[0] is None or kinds[1] is None or same(kinds[0], kinds[1])


def _declared(element: Element, wanted: str) -> list[Element]:
    specification = child(element, "ioSpecification")
    return children(specification, wanted) if specification is not None else []


CHECKS = (
    services_take_what_their_operation_says,
    message_tasks_carry_their_message,
    events_carry_what_they_are_about,
    calls_fit_what_they_call,
    interfaces_are_bound,
)
