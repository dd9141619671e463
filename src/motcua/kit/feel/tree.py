"""The tree of an expression, for whoever wants to look at it: compilers, checkers, tables.

``at`` is where a node begins, in characters from the start of the text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from motcua.kit.feel.types import Type


@dataclass(frozen=True, slots=True)
class Node:
    """Anything that has a value."""

    at: int


@dataclass(frozen=True, slots=True)
class Constant(Node):
    """A literal: number, string, boolean, null, or one behind ``@``."""

    value: object


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A variable; ``known`` when a scope declares it, otherwise its type is any."""

    name: str
    type: Type
    known: bool


@dataclass(frozen=True, slots=True)
class Input(Node):
    """``?``, the value under test."""

    type: Type


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    """``[1, 2]``."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class ContextOf(Node):
    """``{a: 1, b: a + 1}``: each entry sees those before it."""

    entries: tuple[tuple[str, Node], ...]


@dataclass(frozen=True, slots=True)
class RangeOf(Node):
    """``[1..5)`` or ``(< 5)``; an open end is ``None``."""

    start: Node | None
    end: Node | None
    start_included: bool
    end_included: bool


@dataclass(frozen=True, slots=True)
class Path(Node):
    """``of.name``."""

    of: Node
    name: str


@dataclass(frozen=True, slots=True)
class Filter(Node):
    """``of[test]``."""

    of: Node
    test: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """``function(1, 2)`` or, with ``names``, ``function(a: 1, b: 2)``."""

    function: Node
    arguments: tuple[Node, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Negation(Node):
    """``-of``."""

    of: Node


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """``+``, ``-``, ``*``, ``/`` or ``**`` between two."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """``=``, ``!=``, ``<``, ``<=``, ``>`` or ``>=`` between two."""

    operator: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Logic(Node):
    """``and`` or ``or`` between two or more."""

    operator: str
    terms: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Between(Node):
    """``of between low and high``."""

    of: Node
    low: Node
    high: Node


@dataclass(frozen=True, slots=True)
class Test(Node):
    """One unary test: ``operator`` against ``of``, or with none whatever ``of`` says.

    Without operator it passes when ``of`` is true of ``?``, equals the value, or has it inside.
    """

    operator: str
    of: Node


@dataclass(frozen=True, slots=True)
class Tests(Node):
    """Unary tests of which one must pass, or none where ``negated``; no tests let all pass."""

    tests: tuple[Test, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class In(Node):
    """``of in tests``."""

    of: Node
    tests: Tests


@dataclass(frozen=True, slots=True)
class If(Node):
    """``if condition then yes else no``."""

    condition: Node
    yes: Node
    no: Node


@dataclass(frozen=True, slots=True)
class Loop(Node):
    """``name in of``, or ``name in of..end``; each loop sees the names of those before it."""

    name: str
    of: Node
    end: Node | None


@dataclass(frozen=True, slots=True)
class For(Node):
    """``for loops return result``; ``partial`` is the list of the results so far."""

    loops: tuple[Loop, ...]
    result: Node


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """``some`` or ``every`` ``loops satisfies test``."""

    word: str
    loops: tuple[Loop, ...]
    test: Node


@dataclass(frozen=True, slots=True)
class InstanceOf(Node):
    """``of instance of type``."""

    of: Node
    type: Type


@dataclass(frozen=True, slots=True)
class FunctionOf(Node):
    """``function(a: number) a + 1``; an external one has no value here."""

    parameters: tuple[tuple[str, Type], ...]
    body: Node
    external: bool


def parts(node: Node) -> Iterator[Node]:
    """The nodes directly inside, in the order of the text."""
    for each in fields(node):
        value = getattr(node, each.name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            for inner in value:
                inside = inner[1] if isinstance(inner, tuple) else inner
                if isinstance(inside, Node):
                    yield inside


def within(node: Node) -> Iterator[Node]:
    """The node and all below it."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        yield each
        waiting.extend(reversed(list(parts(each))))
