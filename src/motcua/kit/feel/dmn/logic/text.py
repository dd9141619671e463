"""Texts of a model, compiled in their scope; a text that cannot be read is null and says why."""

from motcua.kit.feel import FeelError, compile_expression
from motcua.kit.feel.dmn.logic.base import (
    Fixed,
    Literal,
    Logic,
    Missing,
    Nothing,
    Place,
    Scope,
    Text,
)
from motcua.kit.feel.dmn.model.view import Named
from motcua.kit.feel.tree import Constant


def place_of_text(view: Named, scope: Scope) -> Place:
    """Where the text of a cell or a literal expression begins."""
    text = next(view.element.elements("text"), view.element)
    return Place(scope.owner, scope.model.file, text.line)


def literal(text: str, scope: Scope, place: Place) -> Logic:
    """An expression in FEEL; an empty one has no value and is no error."""
    if not text.strip():
        return Nothing()
    if scope.notes is not None:
        scope.notes.texts.append(Text(text, place, scope))
    try:
        expression = compile_expression(text, names=scope.names, types=scope.types)
    except FeelError as error:
        return Missing(place.said(error.line, error.said))
    if isinstance(expression.tree, Constant):
        return Fixed(expression, place)
    return Literal(expression, place)
