"""Timers say one moment, in a way that can be read."""

import re
from collections.abc import Iterator

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.markup import children
from motcua.kit.bpmn.model import Event, Scope, TimerEvent, TimerKind
from motcua.kit.feel import FeelError, compile_expression
from motcua.kit.feel.tree import Name
from motcua.kit.feel.types import BOOLEAN, NUMBER

NO_TIME = Rule(
    "timer.no_time",
    vi="Hẹn giờ chưa nói khi nào.",
    vi_cure="Hãy thêm timeDate, timeDuration hoặc timeCycle.",
    en="The timer does not say when.",
    en_cure="Add timeDate, timeDuration or timeCycle.",
)
SEVERAL_TIMES = Rule(
    "timer.several",
    vi="Hẹn giờ có nhiều cách nói thời điểm: {found}.",
    vi_cure="Hãy chỉ giữ một.",
    en="The timer says its time in several ways: {found}.",
    en_cure="Keep one of them.",
)
UNREADABLE_TIME = Rule(
    "timer.time",
    vi="Không hiểu được thời gian “{text}” của {kind}.",
    vi_cure="Hãy viết theo ISO 8601, ví dụ {example}, hoặc FEEL trên dữ liệu đã khai báo.",
    en="The time “{text}” of {kind} cannot be understood.",
    en_cure="Write ISO 8601 such as {example}, or FEEL over data that is declared.",
)
UNIT_NEEDS_NUMBER = Rule(
    "timer.unit",
    vi="Hẹn giờ đếm theo {unit} nên cần một số, ở đây là “{text}”.",
    vi_cure="Hãy viết số lượng, ví dụ 5, hoặc bỏ thuộc tính unit.",
    en="The timer counts in {unit}, so it needs a number and has “{text}”.",
    en_cure="Write how many, such as 5, or remove the attribute unit.",
)

_DURATION = r"P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?"
_DATE = r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:\d\d)?)?"
_PLAIN = {
    TimerKind.DATE: re.compile(_DATE),
    TimerKind.DURATION: re.compile(_DURATION),
    TimerKind.CYCLE: re.compile(rf"R\d*/({_DATE}/)?{_DURATION}"),
}
_BEGINS_PLAIN = re.compile(r"P(T?\d|$)|R\d*/|\d{4}-\d\d-")
_EXAMPLES = {
    TimerKind.DATE: "2026-09-02T08:00:00+07:00",
    TimerKind.DURATION: "P3D",
    TimerKind.CYCLE: "R3/PT1H",
}


def timers_say_one_time(look: Look) -> Iterator[Finding]:
    for event in look.nodes.values():
        for definition in event.definitions if isinstance(event, Event) else ():
            if not isinstance(definition, TimerEvent):
                continue
            times = [each.local for each in children(definition.element, *TimerKind)]
            where = definition if definition.id else event
            if not definition.value.text:
                yield look.finding(NO_TIME, where)
            elif len(times) > 1:
                yield look.finding(SEVERAL_TIMES, where, found=", ".join(times))
            else:
                rule = _unread(definition, _data(look, look.scope_of[event.id]))
                facts = {"kind": definition.kind.value, "example": _EXAMPLES[definition.kind]}
                said = {"text": definition.value.text, "unit": definition.unit}
                if rule is not None:
                    yield look.finding(rule, where, **facts, **said)


def _unread(timer: TimerEvent, data: set[str]) -> Rule | None:
    """The rule that the text of a timer breaks, if it breaks one."""
    text = timer.value.text
    if timer.unit:
        return None if _may_be_a_number(text) else UNIT_NEEDS_NUMBER
    if _BEGINS_PLAIN.match(text):
        return None if _PLAIN[timer.kind].fullmatch(text) else UNREADABLE_TIME
    try:
        expression = compile_expression(text, names=data)
    except FeelError:
        return UNREADABLE_TIME
    undeclared = isinstance(expression.tree, Name) and text not in data
    return UNREADABLE_TIME if undeclared or expression.type in {NUMBER, BOOLEAN} else None


def _may_be_a_number(text: str) -> bool:
    if _BEGINS_PLAIN.match(text):
        return False
    try:
        return compile_expression(text).type != BOOLEAN
    except FeelError:
        return False


def _data(look: Look, scope: Scope) -> set[str]:
    """The names declared in a scope and around it."""
    names = set(scope.data)
    outer = look.scope_of.get(scope.id)
    return names if outer is None else names | _data(look, outer)


CHECKS = (timers_say_one_time,)
