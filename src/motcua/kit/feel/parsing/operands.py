"""Operands: literals, names, brackets, lists, contexts, ranges, and the forms with words."""

import re

from motcua.kit.feel.inferring import type_of
from motcua.kit.feel.parsing import expressions, forms, literals
from motcua.kit.feel.parsing.operators import COMPARING, SUM
from motcua.kit.feel.parsing.reader import KEYWORDS, Reader
from motcua.kit.feel.parsing.scope import PART, SPACE, START
from motcua.kit.feel.tree import Constant, ContextOf, Input, ListOf, Name, Node, RangeOf
from motcua.kit.feel.types import ANY, Type

_KEY = re.compile(rf"[{START}][{PART} \t\r\n./'+*-]*?(?=\s*:)")
_WORDS = {"true": True, "false": False, "null": None}
_BRACKET_OR_STRING = re.compile(r'[\[\](){}]|"(?:[^"\\]|\\.)*"', re.DOTALL)
_CLOSING = re.compile(rf"[{SPACE}]*[\])\[]")
_LONGEST_FILTER = 1000
"""In characters: how far a filter at the end of a range is looked for."""
_CLOSES = {"]": "[", ")": "(", "}": "{"}


def primary(reader: Reader) -> Node:
    """One operand without what stands before and behind it."""
    at = reader.skip()
    if (text := literals.string(reader)) is not None:
        return reader.made(Constant(at, text))
    if (node := literals.number(reader)) is not None:
        return node
    match reader.text[at : at + 1]:
        case "(":
            return _parenthesis(reader)
        case "[" | "]":
            return _bracket(reader)
        case "{":
            return _context(reader)
        case "@":
            return literals.temporal(reader)
        case "?":
            reader.at += 1
            return reader.made(Input(at, _type_of_input(reader)))
    return _named(reader, at)


def _named(reader: Reader, at: int) -> Node:
    found = reader.scope.match(reader.text, at)
    word = reader.word()
    if found is None or found[0] == word:
        if word in _WORDS:
            reader.take_word(word)
            return reader.made(Constant(at, _WORDS[word]))
        if form := forms.FORMS.get(word):
            return form(reader)
    if found is not None:
        name, reader.at, kind = found
        return reader.made(Name(at, name, kind, True))
    if not word or word in KEYWORDS:
        reader.fail("text.unexpected", found=reader.found())
    return reader.made(Name(at, reader.words(), ANY, False))


def _type_of_input(reader: Reader) -> Type:
    return next((kind for name, kind in reader.scope.every() if name == "?"), ANY)


def _parenthesis(reader: Reader) -> Node:
    at = reader.at
    reader.need("(")
    if sign := reader.match(COMPARING):
        node = half_range(reader, at, sign)
        reader.need(")")
        return node
    inner = expressions.expression(reader)
    if reader.take(".."):
        return range_from(reader, at, inner, start_included=False)
    reader.need(")")
    return inner


def half_range(reader: Reader, at: int, sign: str) -> Node:
    """The range that a comparison with one value describes."""
    of = expressions.expression(reader, SUM)
    if sign == "=":
        return reader.made(RangeOf(at, of, of, True, True))
    if sign == "!=":
        reader.fail("text.unexpected", at=at, found=sign)
    if sign[0] == "<":
        return reader.made(RangeOf(at, None, of, False, sign == "<="))
    return reader.made(RangeOf(at, of, None, sign == ">=", False))


def _bracket(reader: Reader) -> Node:
    at = reader.at
    if reader.take("]"):
        start = expressions.expression(reader, SUM)
        reader.need("..")
        return range_from(reader, at, start, start_included=False)
    reader.need("[")
    items: list[Node] = []
    while not reader.take("]"):
        if items:
            reader.need(",")
        items.append(expressions.expression(reader))
        if len(items) == 1 and reader.take(".."):
            return range_from(reader, at, items[0], start_included=True)
    return reader.made(ListOf(at, tuple(items)))


def range_from(reader: Reader, at: int, start: Node, *, start_included: bool) -> Node:
    """A range whose start and dots are read."""
    reader.enter()
    end = expressions.operand(reader, end_of_range=True)
    if not reader.peek("["):
        end = expressions.continued(reader, end, SUM)
    reader.leave()
    end_included = reader.take("]")
    if not (end_included or reader.take(")") or reader.take("[")):
        reader.fail("text.expected", wanted="]", found=reader.found())
    return reader.made(RangeOf(at, start, end, start_included, end_included))


def closes_range(reader: Reader) -> bool:
    """Whether the ``[`` that comes next closes a range, and is no filter of its end.

    It is a filter when its own ``]`` stands directly before a bracket that closes the range.
    """
    open_brackets: list[str] = []
    at = reader.skip()
    for found in _BRACKET_OR_STRING.finditer(reader.text, at, at + _LONGEST_FILTER):
        sign = found[0]
        if sign in "[({":
            open_brackets.append(sign)
        elif sign in _CLOSES:
            if not open_brackets or open_brackets.pop() != _CLOSES[sign]:
                return True
            if not open_brackets:
                return not _CLOSING.match(reader.text, found.end())
    return True


def _context(reader: Reader) -> Node:
    at = reader.at
    reader.need("{")
    entries: list[tuple[str, Node]] = []
    outer = reader.scope
    reader.scope = outer.inner({})
    while not reader.take("}"):
        if entries:
            reader.need(",")
        key = _key(reader)
        reader.need(":")
        value = expressions.expression(reader)
        entries.append((key, value))
        reader.scope.names.add(key, type_of(value))
    reader.scope = outer
    return reader.made(ContextOf(at, tuple(entries)))


def _key(reader: Reader) -> str:
    text = literals.string(reader)
    if text is not None:
        return text
    name = reader.match(_KEY)
    if name is None:
        reader.fail("text.name")
    return " ".join(name.split())
