"""Unary tests: the cells of a decision table, and what stands behind ``in``."""

from motcua.kit.feel.parsing import expressions, operands
from motcua.kit.feel.parsing.operators import COMPARING, OR, SUM
from motcua.kit.feel.parsing.reader import Reader
from motcua.kit.feel.tree import Node, Test, Tests


def unary_tests(reader: Reader) -> Tests:
    """``-``, tests with commas between, or ``not(...)`` round them."""
    at = reader.skip()
    if reader.take("-"):
        if reader.ends():
            return reader.made(Tests(at, ()))
        reader.at = at
    if reader.word() == "not" and (negated := _negated(reader)):
        return negated
    return reader.made(Tests(at, _several(reader)))


def after_in(reader: Reader) -> Tests:
    """One test, or several in brackets."""
    at = reader.skip()
    if not reader.peek("("):
        return reader.made(Tests(at, (_test(reader, SUM),)))
    reader.need("(")
    tests = [_test(reader)]
    if not tests[0].operator and reader.take(".."):
        node = operands.range_from(reader, at, tests[0].of, start_included=False)
        return reader.made(Tests(at, (_continued(reader, node),)))
    while reader.take(","):
        tests.append(_test(reader))
    reader.need(")")
    if len(tests) == 1 and not tests[0].operator:
        return reader.made(Tests(at, (_continued(reader, tests[0].of),)))
    return reader.made(Tests(at, tuple(tests)))


def _negated(reader: Reader) -> Tests | None:
    """``not(...)`` when nothing follows it; otherwise it is the function."""
    at = reader.at
    reader.take_word("not")
    if reader.take("("):
        tests = _several(reader)
        if reader.take(")") and reader.ends():
            return reader.made(Tests(at, tests, negated=True))
    reader.at = at
    return None


def _several(reader: Reader) -> tuple[Test, ...]:
    tests = [_test(reader)]
    while reader.take(","):
        tests.append(_test(reader))
    return tuple(tests)


def _test(reader: Reader, least: int = OR) -> Test:
    at = reader.skip()
    if sign := reader.match(COMPARING):
        return reader.made(Test(at, sign, expressions.expression(reader, SUM)))
    return reader.made(Test(at, "", expressions.expression(reader, least)))


def _continued(reader: Reader, node: Node) -> Test:
    """A bracket that was no list of tests but the beginning of a value."""
    behind = expressions.followed(reader, node)
    return reader.made(Test(node.at, "", expressions.continued(reader, behind, SUM)))
