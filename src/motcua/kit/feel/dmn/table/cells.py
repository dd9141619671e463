"""The texts of a table's cells, compiled."""

from motcua.kit.feel import Expression, FeelError, compile_unary_tests, tree
from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.logic.base import Literal, Logic, Scope, Text
from motcua.kit.feel.dmn.logic.text import literal, place_of_text
from motcua.kit.feel.dmn.model.tables import Cell, Input, Output
from motcua.kit.feel.dmn.table.pieces import pieces
from motcua.kit.feel.dmn.types import Restricted
from motcua.kit.feel.types import ANY, Type


def tests(cell: Cell | None, scope: Scope, kind: Type) -> Expression | None:
    """The tests of a cell for values of a type; none where everything passes."""
    if cell is None or cell.text.strip() in {"", "-"}:
        return None
    if scope.notes is not None:
        scope.notes.texts.append(Text(cell.text, place_of_text(cell, scope), scope, kind))
    try:
        return compile_unary_tests(cell.text, names=scope.names, types=scope.types, input=kind)
    except FeelError as error:
        place = place_of_text(cell, scope)
        raise DmnError(
            "table.text",
            file=place.file,
            line=place.line + error.line - 1,
            element=place.owner,
            reason=error.said,
        ) from None


def result(cell: Cell, scope: Scope) -> Logic:
    """The expression of an output entry."""
    return literal(cell.text, scope, place_of_text(cell, scope))


def column(of: Input, scope: Scope) -> Logic:
    """What a column of tests looks at; its declared type where its own is not known."""
    if of.expression is None:
        raise scope.place(of).error("table.no_input")
    logic = result(of.expression, scope)
    declared = scope.find(of.expression.type_ref, of.expression)
    named = _named(logic.expression.tree, scope) if isinstance(logic, Literal) else ANY
    if named != ANY:
        logic.type = named
    elif logic.type == ANY or isinstance(declared, Restricted):
        logic.type = declared
    return logic


def _named(node: tree.Node, scope: Scope) -> Type:
    """The type of a name or of a member of one, with the values that it allows."""
    match node:
        case tree.Name():
            return scope.names.get(node.name, ANY)
        case tree.Path():
            return (_named(node.of, scope).fields or {}).get(node.name, ANY)
    return ANY


def allowed_inputs(of: Input, scope: Scope, kind: Type) -> Expression | None:
    """The values a column allows."""
    return tests(of.values, scope, kind)


def allowed_results(of: Output, scope: Scope, kind: Type) -> list[object]:
    """The results an output allows, in the order of their priority; empty where none are said."""
    found = tests(of.values, scope, kind)
    if found is None and isinstance(kind, Restricted):
        found = kind.tests
    listed = None if found is None else pieces(found.tree)
    if listed is None or listed.negated:
        return []
    return [each.low for each in listed.intervals if each.single]
