"""Expressions: operators by their precedence, and what may follow an operand."""

import re

from motcua.kit.feel.inferring import type_of
from motcua.kit.feel.parsing import operands, tests
from motcua.kit.feel.parsing.operators import (
    AND,
    CALCULATING,
    COMPARING,
    COMPARISON,
    OR,
    POWER,
    PRECEDENCE,
    SUM,
)
from motcua.kit.feel.parsing.reader import KEYWORDS, Reader
from motcua.kit.feel.parsing.scope import Names, untyped
from motcua.kit.feel.parsing.types import type_text
from motcua.kit.feel.tree import (
    Arithmetic,
    Between,
    Call,
    Comparison,
    Constant,
    Filter,
    In,
    InstanceOf,
    Logic,
    Negation,
    Node,
    Path,
)
from motcua.kit.feel.types import ANY, Type
from motcua.kit.feel.values.numbers import is_number, negated

_NAME_BEFORE_COLON = re.compile(r"""[^\W\d][^:,(){}\[\]"@<>=]*?(?=\s*:)""")
_MEMBERS = Names(untyped(("time offset", "start included", "end included")))
"""Members of FEEL's own values whose names have spaces."""


def expression(reader: Reader, least: int = OR) -> Node:
    """The expression that comes next; operators looser than ``least`` are left standing."""
    reader.enter()
    left = continued(reader, operand(reader), least)
    reader.leave()
    return left


def continued(reader: Reader, left: Node, least: int = OR) -> Node:
    """The expression that begins with ``left``."""
    while True:
        at = reader.skip()
        if least <= POWER and (sign := reader.match(CALCULATING)):
            tightness = PRECEDENCE[sign]
            if tightness < least:
                reader.at = at
                return left
            right = expression(reader, tightness + 1)
            left = reader.made(Arithmetic(at, sign, left, right))
        elif least <= COMPARISON and (sign := reader.match(COMPARING)):
            left = reader.made(Comparison(at, sign, left, expression(reader, SUM)))
        elif (
            (word := reader.word())
            and word in KEYWORDS
            and (more := _after_word(reader, left, least, word))
        ):
            left = more
        else:
            return left


def _after_word(reader: Reader, left: Node, least: int, word: str) -> Node | None:
    at = reader.at
    if word == "and" and least <= AND:
        return _logic(reader, left, word, COMPARISON)
    if word == "or" and least <= OR:
        return _logic(reader, left, word, AND)
    if word == "between" and least <= COMPARISON:
        reader.take_word(word)
        low = expression(reader, SUM)
        reader.need_word("and")
        return reader.made(Between(at, left, low, expression(reader, SUM)))
    if word == "in" and least <= COMPARISON:
        reader.take_word(word)
        return reader.made(In(at, left, tests.after_in(reader)))
    return None


def _logic(reader: Reader, left: Node, word: str, tighter: int) -> Node:
    at, terms = reader.at, [left]
    while reader.take_word(word):
        terms.append(expression(reader, tighter))
    return reader.made(Logic(at, word, tuple(terms)))


def operand(reader: Reader, *, end_of_range: bool = False) -> Node:
    """One operand with its sign, and the dots, filters, calls and type questions behind it."""
    at = reader.skip()
    if reader.take("-"):
        reader.enter()
        inner = operand(reader, end_of_range=end_of_range)
        reader.leave()
        if isinstance(inner, Constant) and is_number(inner.value):
            return reader.made(Constant(at, negated(inner.value)))
        return reader.made(Negation(at, inner))
    return followed(reader, operands.primary(reader), end_of_range=end_of_range)


def followed(reader: Reader, left: Node, *, end_of_range: bool = False) -> Node:
    """What stands behind an operand; at the end of a range a ``[`` may close the range."""
    while True:
        at = reader.skip()
        if reader.peek(".") and not reader.peek(".."):
            left = _path(reader, left)
        elif reader.peek("[") and not (end_of_range and operands.closes_range(reader)):
            left = _filter(reader, left)
        elif reader.take("("):
            left = _call(reader, left, at)
        elif reader.word() == "instance":
            reader.take_word("instance")
            reader.need_word("of")
            left = reader.made(InstanceOf(at, left, type_text(reader)))
        else:
            return left


def _path(reader: Reader, left: Node) -> Node:
    reader.need(".")
    at = reader.skip()
    fields = _members(type_of(left))
    candidates = [found for names in (fields, _MEMBERS) if (found := names.match(reader.text, at))]
    if candidates:
        name, reader.at = max(candidates, key=lambda found: found[1])
    elif (word := reader.word()) in KEYWORDS:
        reader.take_word(word)
        name = word
    else:
        name = reader.words()
    return reader.made(Path(at, left, name))


def _members(kind: Type) -> Names:
    while kind.fields is None and kind.item is not ANY:
        kind = kind.item
    return Names(kind.fields or {})


def _filter(reader: Reader, left: Node) -> Node:
    at = reader.at
    reader.need("[")
    kind = type_of(left)
    item = kind.item if kind.fields is None else kind
    outer, reader.scope = reader.scope, reader.scope.inner({"item": item, **(item.fields or {})})
    test = expression(reader)
    reader.scope = outer
    reader.need("]")
    return reader.made(Filter(at, left, test))


def _call(reader: Reader, function: Node, at: int) -> Node:
    arguments: list[Node] = []
    names: list[str] = []
    while not reader.take(")"):
        if arguments:
            reader.need(",")
        if (names or not arguments) and (name := reader.match(_NAME_BEFORE_COLON)):
            if name in names:
                reader.fail("text.named_twice", name=name)
            names.append(" ".join(name.split()))
            reader.need(":")
        elif names:
            reader.fail("text.unexpected", found=reader.found())
        arguments.append(expression(reader))
    return reader.made(Call(at, function, tuple(arguments), tuple(names)))
