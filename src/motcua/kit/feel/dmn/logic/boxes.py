"""Each kind of boxed expression that is no table: how its parts make its value."""

from collections.abc import Callable
from typing import Any

from motcua.kit.feel.calling import call
from motcua.kit.feel.dmn.logic.base import (
    Logic,
    Missing,
    Place,
    Scope,
    Values,
    listening,
    typed,
)
from motcua.kit.feel.dmn.logic.functions import function_definition
from motcua.kit.feel.dmn.logic.iterating import compile_filter, compile_for, compile_quantified
from motcua.kit.feel.dmn.logic.text import literal, place_of_text
from motcua.kit.feel.dmn.model.expressions import (
    Conditional,
    Context,
    Expression,
    Filter,
    For,
    FunctionDefinition,
    Holder,
    Invocation,
    List,
    LiteralExpression,
    Quantified,
    Relation,
)
from motcua.kit.feel.dmn.model.tables import DecisionTable
from motcua.kit.feel.dmn.table.compiled import compile_table
from motcua.kit.feel.dmn.watch import Watch
from motcua.kit.feel.types import ANY, ContextType, ListType
from motcua.kit.feel.writing import shown

type Box = Expression | DecisionTable


def compiled(box: Box | None, scope: Scope, place: Place) -> Logic:
    """The logic of a boxed expression; ``place`` is where one was expected."""
    if box is None:
        return Missing(place.trouble("logic.missing"))
    logic = _COMPILERS[type(box)](box, scope)
    return typed(logic, scope.find(box.type_ref, box), scope.place(box))


def held(holder: Holder | None, scope: Scope, place: Place) -> Logic:
    """The logic inside an element such as ``then``."""
    return compiled(holder.expression if holder else None, scope, place)


def _literal(box: LiteralExpression, scope: Scope) -> Logic:
    language = box.language or scope.model.definitions.expression_language
    if language and "FEEL" not in language.upper():
        return Missing(scope.place(box).trouble("logic.language", language=language))
    return literal(box.text, scope, place_of_text(box, scope))


class _Context(Logic):
    """Entries one after the other; each sees those before it."""

    def __init__(self, entries: list[tuple[str, Logic]]) -> None:
        self.entries = entries
        last, logic = entries[-1] if entries else ("", self)
        fields = {name: logic.type for name, logic in entries}
        self.type = ContextType(fields) if last or not entries else logic.type

    def value(self, values: Values, watch: Watch | None) -> object:
        within = dict(values)
        result: dict[str, object] = {}
        for name, logic in self.entries:
            value = logic.value(within, watch)
            if not name:
                return value
            result[name] = within[name] = value
        return result


def _context(box: Context, scope: Scope) -> Logic:
    entries: list[tuple[str, Logic]] = []
    for entry in box.entries:
        place = scope.place(entry)
        logic = compiled(entry.expression, scope, place)
        name = entry.variable.name if entry.variable else ""
        if entry.variable:
            logic = typed(logic, scope.find(entry.variable.type_ref, entry.variable), place)
            scope = scope.plus({name: logic.type})
        entries.append((name, logic))
    return _Context(entries)


class _List(Logic):
    def __init__(self, items: list[Logic]) -> None:
        self.items = items
        kinds = {item.type for item in items} if items else {ANY}
        self.type = ListType(kinds.pop() if len(kinds) == 1 else ANY)

    def value(self, values: Values, watch: Watch | None) -> object:
        return [item.value(values, watch) for item in self.items]


def _list(box: List, scope: Scope) -> Logic:
    return _List([compiled(item, scope, scope.place(box)) for item in box.items])


def _relation(box: Relation, scope: Scope) -> Logic:
    columns = [(each.name, scope.find(each.type_ref, each)) for each in box.columns]
    rows: list[Logic] = []
    for row in box.rows:
        place = scope.place(row)
        cells = [compiled(cell, scope, place) for cell in row.items]
        pairs = zip(columns, cells, strict=False)
        rows.append(_Row([(name, typed(cell, kind, place)) for (name, kind), cell in pairs]))
    return _List(rows)


class _Row(Logic):
    """One row of a relation: a context whose entries do not see each other."""

    def __init__(self, cells: list[tuple[str, Logic]]) -> None:
        self.cells = cells
        self.type = ContextType({name: logic.type for name, logic in cells})

    def value(self, values: Values, watch: Watch | None) -> object:
        return {name: cell.value(values, watch) for name, cell in self.cells}


class _Invocation(Logic):
    """A function, called with named parameters."""

    def __init__(self, function: Logic, bindings: list[tuple[str, Logic]], place: Place) -> None:
        self.function = function
        self.bindings = bindings
        self.place = place

    def value(self, values: Values, watch: Watch | None) -> object:
        named = {name: logic.value(values, watch) for name, logic in self.bindings}
        function = self.function.value(values, watch)
        if watch is None:
            return call(function, list(named.values()), list(named), (1, 1))
        with listening(self.place, watch):
            return call(function, list(named.values()), list(named), (1, 1))


def _invocation(box: Invocation, scope: Scope) -> Logic:
    place = scope.place(box)
    bindings: list[tuple[str, Logic]] = []
    for binding in box.bindings:
        if binding.parameter is None:
            return Missing(scope.place(binding).trouble("logic.parameter"))
        logic = compiled(binding.expression, scope, scope.place(binding))
        kind = scope.find(binding.parameter.type_ref, binding.parameter)
        bindings.append((binding.parameter.name, typed(logic, kind, place)))
    return _Invocation(compiled(box.function, scope, place), bindings, place)


class _Conditional(Logic):
    """A condition that is null counts as false; one that is no boolean has no result."""

    def __init__(self, condition: Logic, yes: Logic, no: Logic, place: Place) -> None:
        self.condition, self.yes, self.no, self.place = condition, yes, no, place
        self.type = yes.type if yes.type == no.type else ANY

    def value(self, values: Values, watch: Watch | None) -> object:
        met = self.condition.value(values, watch)
        if met is not None and not isinstance(met, bool):
            if watch is not None:
                watch.troubles.append(self.place.trouble("logic.boolean", found=shown(met)))
            return None
        return (self.yes if met is True else self.no).value(values, watch)


def _conditional(box: Conditional, scope: Scope) -> Logic:
    place = scope.place(box)
    condition = held(box.condition, scope, place)
    return _Conditional(
        condition, held(box.then, scope, place), held(box.otherwise, scope, place), place
    )


_COMPILERS: dict[type, Callable[[Any, Scope], Logic]] = {
    LiteralExpression: _literal,
    Context: _context,
    List: _list,
    Relation: _relation,
    Invocation: _invocation,
    Conditional: _conditional,
    DecisionTable: compile_table,
    FunctionDefinition: lambda box, scope: function_definition(box, scope, compiled),
    Filter: lambda box, scope: compile_filter(box, scope, held),
    For: lambda box, scope: compile_for(box, scope, held),
    Quantified: lambda box, scope: compile_quantified(box, scope, held),
}
"""Each view of a boxed expression: what compiles it."""
