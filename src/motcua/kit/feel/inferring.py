"""The type of an expression before it is evaluated, as far as its names tell it."""

from collections.abc import Mapping

from motcua.kit.feel.comparing import KINDS
from motcua.kit.feel.tree import (
    Arithmetic,
    Between,
    Call,
    Comparison,
    Constant,
    ContextOf,
    Filter,
    For,
    FunctionOf,
    If,
    In,
    Input,
    InstanceOf,
    ListOf,
    Logic,
    Name,
    Negation,
    Node,
    Path,
    Quantified,
    RangeOf,
    Tests,
)
from motcua.kit.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_TIME,
    NAMED,
    NULL,
    NUMBER,
    STRING,
    TIME,
    YEARS_MONTHS,
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    Simple,
    Type,
    conforms,
)

CALENDAR: Mapping[str, Type] = dict.fromkeys(("year", "month", "day", "weekday"), NUMBER)
CLOCK: Mapping[str, Type] = {
    **dict.fromkeys(("hour", "minute", "second"), NUMBER),
    "time offset": DAYS_TIME,
    "timezone": STRING,
}
MEMBERS: dict[Type, Mapping[str, Type]] = {
    DATE: CALENDAR,
    TIME: CLOCK,
    DATE_TIME: {**CALENDAR, **CLOCK},
    YEARS_MONTHS: dict.fromkeys(("years", "months"), NUMBER),
    DAYS_TIME: dict.fromkeys(("days", "hours", "minutes", "seconds"), NUMBER),
}
"""The members of values that are no contexts."""
_OWN = frozenset({Simple, ListType, ContextType, RangeType, FunctionType})
"""The classes of FEEL's own types; what a program adds may behave like any of them."""
_RESULTS: dict[tuple[str, Type, Type], Type] = {
    ("+", NUMBER, NUMBER): NUMBER,
    ("-", NUMBER, NUMBER): NUMBER,
    ("*", NUMBER, NUMBER): NUMBER,
    ("/", NUMBER, NUMBER): NUMBER,
    ("**", NUMBER, NUMBER): NUMBER,
    ("+", STRING, STRING): STRING,
    ("-", TIME, TIME): DAYS_TIME,
}
for _duration in (DAYS_TIME, YEARS_MONTHS):
    _RESULTS |= {
        ("+", _duration, _duration): _duration,
        ("-", _duration, _duration): _duration,
        ("*", _duration, NUMBER): _duration,
        ("*", NUMBER, _duration): _duration,
        ("/", _duration, NUMBER): _duration,
        ("/", _duration, _duration): NUMBER,
    }
for _moment in (DATE, DATE_TIME):
    _RESULTS |= {("-", _moment, other): DAYS_TIME for other in (DATE, DATE_TIME)}
    for _duration in (DAYS_TIME, YEARS_MONTHS):
        _RESULTS |= {
            ("+", _moment, _duration): _moment,
            ("+", _duration, _moment): _moment,
            ("-", _moment, _duration): _moment,
        }
_RESULTS |= {
    ("+", TIME, DAYS_TIME): TIME,
    ("+", DAYS_TIME, TIME): TIME,
    ("-", TIME, DAYS_TIME): TIME,
}


def type_of(node: Node) -> Type:
    """What the value will be, or null; ``ANY`` where it cannot be told."""
    match node:
        case Constant():
            return type_of_value(node.value)
        case Name() | Input():
            return node.type.base
        case ListOf():
            return ListType(common(*map(type_of, node.items)))
        case ContextOf():
            return ContextType({key: type_of(value) for key, value in node.entries})
        case RangeOf():
            ends = [type_of(end) for end in (node.start, node.end) if end is not None]
            return RangeType(common(*ends))
        case Path():
            return _member(type_of(node.of), node.name)
        case Filter():
            return _filtered(type_of(node.of), node.test)
        case Arithmetic():
            kinds = type_of(node.left), type_of(node.right)
            return arithmetic_type(node.operator, *kinds) or ANY
        case Comparison() | Logic() | Between() | In() | Quantified() | InstanceOf() | Tests():
            return BOOLEAN
        case Negation():
            return type_of(node.of)
        case If():
            return common(type_of(node.yes), type_of(node.no))
        case For():
            return ListType(type_of(node.result))
        case FunctionOf():
            result = ANY if node.external else type_of(node.body)
            return FunctionType(tuple(kind for _, kind in node.parameters), result)
        case Call():
            function = type_of(node.function)
            return function.result if isinstance(function, FunctionType) else ANY
    return ANY


def arithmetic_type(operator: str, left: Type, right: Type) -> Type | None:
    """What an operator gives for two types; ``None`` when it never gives anything."""
    if (operator, left, right) in _RESULTS:
        return _RESULTS[operator, left, right]
    known = not {ANY, NULL} & {left, right}
    return None if known and type(left) in _OWN and type(right) in _OWN else ANY


def type_of_value(value: object) -> Type:
    """The type of a value that is there."""
    if value is None:
        return NULL
    return NAMED.get(KINDS.get(type(value), "Any"), ANY)


def common(*kinds: Type) -> Type:
    """The one type that holds values of all; null goes with each."""
    known = [kind for kind in kinds if kind != NULL]
    if not known:
        return NULL if kinds else ANY
    first = known[0]
    return first if all(conforms(kind, first) for kind in known if kind != ANY) else ANY


def _member(kind: Type, name: str) -> Type:
    if isinstance(kind, ListType):
        return ListType(_member(kind.of.base, name))
    if kind.fields is not None:
        return kind.fields.get(name, ANY).base
    if isinstance(kind, RangeType):
        return BOOLEAN if name.endswith("included") else kind.of.base
    return MEMBERS.get(kind, {}).get(name, ANY)


def _filtered(kind: Type, test: Node) -> Type:
    index = type_of(test)
    item = kind.item.base if isinstance(kind, ListType) else kind
    if index == NUMBER:
        return item
    return ListType(item) if index == BOOLEAN else ANY
