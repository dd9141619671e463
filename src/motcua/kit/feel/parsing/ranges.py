"""A range between literals, as ``range()`` reads it from a string."""

from collections.abc import Callable

from motcua.kit.feel.comparing import KINDS, ordered
from motcua.kit.feel.parsing.entry import parse_expression
from motcua.kit.feel.parsing.scope import Names, Scope
from motcua.kit.feel.tree import Call, Constant, Name, Node, RangeOf
from motcua.kit.feel.types import ANY
from motcua.kit.feel.values import Range
from motcua.kit.feel.values.durations import read_duration
from motcua.kit.feel.values.times import read_date, read_date_time, read_time

_READERS: dict[str, Callable[[str], object]] = {
    "date": read_date,
    "time": read_time,
    "date and time": read_date_time,
    "duration": read_duration,
}
_SCOPE = Scope(Names(dict.fromkeys(_READERS, ANY)))


def range_literal(text: str) -> Range | None:
    """The range, or ``None``; ``FeelError`` where the text is no expression at all.

    Both ends are literals of one kind, the smaller first: numbers, strings, ``@`` literals, or
    ``date`` and its like of a literal string.
    """
    node = parse_expression(text, _SCOPE, {})
    if not isinstance(node, RangeOf) or node.start is None or node.end is None:
        return None
    start, end = _value(node.start), _value(node.end)
    if KINDS.get(type(start)) != KINDS.get(type(end)) or not ordered("<=", start, end):
        return None
    return Range(start, end, node.start_included, node.end_included)


def _value(node: Node) -> object:
    match node:
        case Constant():
            return node.value
        case Call(function=Name(name=name), arguments=(Constant(value=str() as text),)):
            try:
                return _READERS[name](text) if name in _READERS else None
            except ValueError:
                return None
    return None
