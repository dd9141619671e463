"""The two things that are read: an expression, and unary tests."""

from collections.abc import Callable, Mapping

from motcua.kit.feel.errors import FeelError
from motcua.kit.feel.parsing.expressions import expression
from motcua.kit.feel.parsing.reader import DEEPEST, Reader
from motcua.kit.feel.parsing.scope import Scope
from motcua.kit.feel.parsing.tests import unary_tests
from motcua.kit.feel.tree import Node, Tests
from motcua.kit.feel.types import Type


def parse_expression(text: str, scope: Scope, types: Mapping[str, Type]) -> Node:
    """The tree of an expression; ``FeelError`` says where the text is none."""
    return _whole(text, scope, types, expression)


def parse_unary_tests(text: str, scope: Scope, types: Mapping[str, Type]) -> Tests:
    """The tree of unary tests; ``FeelError`` says where the text is none."""
    return _whole(text, scope, types, unary_tests)


def _whole[N: Node](
    text: str, scope: Scope, types: Mapping[str, Type], read: Callable[[Reader], N]
) -> N:
    reader = Reader(text, scope, types)
    if reader.ends():
        reader.fail("text.empty")
    try:
        node = read(reader)
    except RecursionError:
        raise FeelError((1, 1), "text.deep", most=DEEPEST) from None
    if not reader.ends():
        reader.fail("text.unexpected", found=reader.found())
    return node
