"""The forms that begin with a word: ``if``, ``for``, ``some``, ``every`` and ``function``."""

from collections.abc import Callable

from motcua.kit.feel.inferring import type_of
from motcua.kit.feel.parsing import expressions
from motcua.kit.feel.parsing.reader import Reader
from motcua.kit.feel.parsing.scope import WORD
from motcua.kit.feel.parsing.types import parameter_name, type_text
from motcua.kit.feel.tree import For, FunctionOf, If, Loop, Node, Quantified
from motcua.kit.feel.types import ANY, LIST, Type


def _if(reader: Reader) -> Node:
    at = reader.at
    reader.need_word("if")
    condition = expressions.expression(reader)
    reader.need_word("then")
    yes = expressions.expression(reader)
    reader.need_word("else")
    return reader.made(If(at, condition, yes, expressions.expression(reader)))


def _for(reader: Reader) -> Node:
    at, outer = reader.at, reader.scope
    loops = _loops(reader, "for")
    reader.need_word("return")
    reader.scope = reader.scope.inner({"partial": LIST})
    result = expressions.expression(reader)
    reader.scope = outer
    return reader.made(For(at, loops, result))


def _quantified(reader: Reader) -> Node:
    at, outer, word = reader.at, reader.scope, reader.word()
    loops = _loops(reader, word)
    reader.need_word("satisfies")
    test = expressions.expression(reader)
    reader.scope = outer
    return reader.made(Quantified(at, word, loops, test))


def _loops(reader: Reader, word: str) -> tuple[Loop, ...]:
    """The loops behind a word; their names stay in the scope."""
    reader.need_word(word)
    loops = [_loop(reader)]
    while reader.take(","):
        loops.append(_loop(reader))
    return tuple(loops)


def _loop(reader: Reader) -> Loop:
    at = reader.skip()
    words: list[str] = []
    while (word := reader.word()) and word != "in":
        reader.match(WORD)
        words.append(word)
    if not words:
        reader.fail("text.name")
    reader.need_word("in")
    of = expressions.expression(reader)
    end = expressions.expression(reader) if reader.take("..") else None
    name = " ".join(words)
    reader.scope = reader.scope.inner({name: type_of(of) if end else type_of(of).item})
    return reader.made(Loop(at, name, of, end))


def _function(reader: Reader) -> Node:
    at, outer = reader.at, reader.scope
    reader.need_word("function")
    reader.need("(")
    parameters: dict[str, Type] = {}
    while not reader.take(")"):
        if parameters:
            reader.need(",")
        name = parameter_name(reader)
        if name in parameters:
            reader.fail("text.named_twice", name=name)
        parameters[name] = type_text(reader) if reader.take(":") else ANY
    reader.scope = outer.inner(parameters)
    external = reader.take_word("external")
    body = expressions.expression(reader)
    reader.scope = outer
    return reader.made(FunctionOf(at, tuple(parameters.items()), body, external))


FORMS: dict[str, Callable[[Reader], Node]] = {
    "if": _if,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
    "function": _function,
}
