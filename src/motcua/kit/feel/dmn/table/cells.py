"""The texts of a table's cells, compiled."""

from motcua.kit.feel import Expression, FeelError, compile_unary_tests
from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.logic.base import Logic, Scope
from motcua.kit.feel.dmn.logic.text import literal, place_of_text
from motcua.kit.feel.dmn.model.tables import Cell, Input, Output
from motcua.kit.feel.dmn.table.pieces import pieces
from motcua.kit.feel.dmn.types import Restricted
from motcua.kit.feel.types import ANY, Type


def tests(cell: Cell | None, scope: Scope, kind: Type) -> Expression | None:
    """The tests of a cell for values of a type; none where everything passes."""
    if cell is None or cell.text.strip() in {"", "-"}:
        return None
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
    if logic.type == ANY:
        logic.type = scope.find(of.expression.type_ref, of.expression)
    return logic


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
