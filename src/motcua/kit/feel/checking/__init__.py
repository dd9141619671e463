"""Looks through a text before it is used: unknown names, impossible types, what is never true."""

from collections.abc import Mapping

from motcua.kit.feel import tree
from motcua.kit.feel.calling import Builtin
from motcua.kit.feel.checking.kinds import misfits
from motcua.kit.feel.checking.names import Known, unknown
from motcua.kit.feel.checking.never import Never
from motcua.kit.feel.compiled import FunctionsGiven, NamesGiven, places, scope_of
from motcua.kit.feel.errors import FeelError, Finding, Said
from motcua.kit.feel.parsing import parse_expression, parse_unary_tests
from motcua.kit.feel.parsing.reader import HIGHEST
from motcua.kit.feel.types import Description, Type, described


def check(
    text: str,
    names: NamesGiven = (),
    *,
    functions: FunctionsGiven = None,
    types: Mapping[str, Type] | None = None,
) -> list[Finding]:
    """What is wrong with an expression, in the order of the text; a text that is none is one."""
    scope, known = scope_of(names, functions)
    try:
        root: tree.Node = parse_expression(text, scope, types or {})
    except FeelError as error:
        return [Finding(error.line, error.column, error.said)]
    return _findings(text, root, names, known)


def check_unary_tests(
    text: str,
    names: NamesGiven = (),
    *,
    functions: FunctionsGiven = None,
    types: Mapping[str, Type] | None = None,
    input: Description = None,
) -> list[Finding]:
    """The same for unary tests, with the type of the value that they test."""
    scope, known = scope_of(names, functions)
    kind = described(input)
    try:
        tests = parse_unary_tests(text, scope.inner({"?": kind}), types or {})
    except FeelError as error:
        return [Finding(error.line, error.column, error.said)]
    tested = tree.In(tests.at, tree.Input(tests.at, kind), tests)
    return _findings(text, tested, names, known)


def _findings(
    text: str, root: tree.Node, names: NamesGiven, functions: Mapping[str, object]
) -> list[Finding]:
    try:
        return _looked_through(text, root, names, functions)
    except RecursionError:
        return [Finding(1, 1, Said("text.deep", {"most": HIGHEST}))]


def _looked_through(
    text: str, root: tree.Node, names: NamesGiven, functions: Mapping[str, object]
) -> list[Finding]:
    known = Known(root, names, functions)
    builtins = {name: each for name, each in functions.items() if isinstance(each, Builtin)}
    never = Never(builtins)
    found: list[tuple[int, Said]] = []
    waiting: list[tuple[tree.Node, bool]] = [(root, False)]
    while waiting:
        node, loose = waiting.pop()
        said = (
            unknown(node, known, loose)
            or misfits(node, builtins)
            or never.says(node)
            or _no_literal(node, text)
        )
        if said is not None:
            found.append((node.at, said))
        waiting += [(part, loose or known.loosens(node, part)) for part in tree.parts(node)]
    place = places(text)
    found.sort(key=lambda each: each[0])
    return [Finding(*place(at), said) for at, said in found]


def _no_literal(node: tree.Node, text: str) -> Said | None:
    """That what stands behind ``@`` is no date, time or duration, and so is null."""
    if not (isinstance(node, tree.Constant) and node.value is None and text[node.at] == "@"):
        return None
    return Said(
        "literal.at", {"text": text[node.at + 1 :].partition('"')[2].partition('"')[0][:40]}
    )
