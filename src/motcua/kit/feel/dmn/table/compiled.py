"""Decision tables: compiled once, asked often."""

from collections.abc import Sequence

from motcua.kit.feel import Expression
from motcua.kit.feel.dmn.logic.base import Logic, Nothing, Scope, Values, typed
from motcua.kit.feel.dmn.model.tables import DecisionTable, Output, Rule
from motcua.kit.feel.dmn.table import cells
from motcua.kit.feel.dmn.table.generated import generate
from motcua.kit.feel.dmn.table.policies import (
    AGGREGATIONS,
    POLICIES,
    SINGLE,
    Hits,
    Rank,
    Refusal,
    ranks,
    settle,
)
from motcua.kit.feel.dmn.table.reasons import fired
from motcua.kit.feel.dmn.watch import TableReason, Watch
from motcua.kit.feel.types import ANY, NUMBER, ContextType, ListType, Type


class TableLogic(Logic):
    """A table as one function over its inputs, with its results and its hit policy."""

    def __init__(self, table: DecisionTable, scope: Scope) -> None:
        self.table = table
        self.place = scope.place(table)
        self.title = table.label or table.output_label or scope.owner
        self.policy = table.hit_policy
        self.aggregation = table.aggregation
        self.inputs = [cells.column(each, scope) for each in table.inputs]
        self.names = [each.name or each.label or table.output_label for each in table.outputs]
        kinds = [scope.find(each.type_ref, each) for each in table.outputs]
        rules = table.rules
        self.results = [self._results(rule, kinds, scope) for rule in rules]
        self.default = self._default(table.outputs, kinds, scope)
        self.allowed = self._allowed_results(table.outputs, kinds, scope)
        self.tests = [self._tests(rule, scope) for rule in rules]
        self.fired = [fired(number, rule, table) for number, rule in enumerate(rules, start=1)]
        self.headings = table.headings
        self.allowed_inputs = [
            cells.allowed_inputs(column, scope, logic.type)
            for column, logic in zip(table.inputs, self.inputs, strict=True)
        ]
        self.match = generate(self.tests, self.allowed_inputs, first=self.policy == "FIRST")
        self.type = self._type(kinds)

    def value(self, values: Values, watch: Watch | None) -> object:
        given = [logic.value(values, watch) for logic in self.inputs]
        hits = self.match(values, *given)
        if isinstance(hits, int):
            self._tell(watch, "table.input", column=self.headings[hits])
            hits = []
            result = None
        else:
            result = self._result(hits, values, watch)
        if watch is not None:
            watch.table(self._reason(given, hits, result))
        return result

    def _reason(self, given: list[object], hits: list[int], result: object) -> TableReason:
        return TableReason(
            table=self.title,
            hit_policy=self.policy,
            inputs=tuple(zip(self.headings, given, strict=True)),
            fired=tuple(self.fired[hit] for hit in hits),
            result=result,
        )

    def _result(self, hits: list[int], values: Values, watch: Watch | None) -> object:
        if not hits:
            return self._nothing(values, watch)
        if len(hits) == 1 and self.policy in SINGLE:
            return self._row(self.results[hits[0]], values, watch)
        rows = [[cell.value(values, watch) for cell in self.results[hit]] for hit in hits]
        order: list[Rank] = ranks(rows, self.allowed) if self.allowed else []
        try:
            found = Hits([self._named(row) for row in rows], order)
            return settle(self.policy, self.aggregation, found)
        except Refusal as refusal:
            numbers = ", ".join(str(hit + 1) for hit in hits)
            self._tell(watch, str(refusal), rules=numbers)
            return None

    def _nothing(self, values: Values, watch: Watch | None) -> object:
        """What the table gives when no rule matches."""
        if self.default is not None:
            result = self._row(self.default, values, watch)
            return result if self.policy in SINGLE or self.aggregation else [result]
        if self.aggregation == "COUNT":
            return 0
        return None

    def _row(self, row: Sequence[Logic], values: Values, watch: Watch | None) -> object:
        return self._named([cell.value(values, watch) for cell in row])

    def _named(self, row: Sequence[object]) -> object:
        if len(row) == 1:
            return row[0]
        return dict(zip(self.names, row, strict=True))

    def _tell(self, watch: Watch | None, key: str, **facts: object) -> None:
        if watch is not None:
            watch.troubles.append(self.place.trouble(key, **facts))

    def _tests(self, rule: Rule, scope: Scope) -> list[Expression | None]:
        tests = rule.inputs
        if len(tests) != len(self.inputs) or len(rule.outputs) != len(self.names):
            raise scope.place(rule).error("table.cells")
        pairs = zip(tests, self.inputs, strict=True)
        return [cells.tests(cell, scope, logic.type) for cell, logic in pairs]

    def _results(self, rule: Rule, kinds: Sequence[Type], scope: Scope) -> list[Logic]:
        return [
            typed(cells.result(cell, scope), kind, scope.place(rule))
            for cell, kind in zip(rule.outputs, kinds, strict=False)
        ]

    def _default(
        self, outputs: Sequence[Output], kinds: Sequence[Type], scope: Scope
    ) -> list[Logic] | None:
        entries = [output.default for output in outputs]
        if not any(entries):
            return None
        return [
            typed(cells.result(cell, scope), kind, self.place) if cell else Nothing()
            for cell, kind in zip(entries, kinds, strict=True)
        ]

    def _allowed_results(
        self, outputs: Sequence[Output], kinds: Sequence[Type], scope: Scope
    ) -> list[list[object]]:
        """The allowed results of each column, in the order of their priority."""
        if self.policy not in {"PRIORITY", "OUTPUT ORDER"}:
            return []
        ordered = [
            cells.allowed_results(output, scope, kind)
            for output, kind in zip(outputs, kinds, strict=True)
        ]
        if not any(ordered):
            raise self.place.error("table.priority")
        return ordered

    def _type(self, kinds: Sequence[Type]) -> Type:
        if self.aggregation:
            return NUMBER if self.aggregation == "COUNT" else ANY
        members = dict(zip(self.names, kinds, strict=True))
        one = kinds[0] if len(kinds) == 1 else ContextType(members)
        return one if self.policy in SINGLE else ListType(one)


def compile_table(table: DecisionTable, scope: Scope) -> Logic:
    """The logic of a table; raises ``DmnError`` where its parts do not fit together."""
    place = scope.place(table)
    if table.hit_policy not in POLICIES:
        raise place.error("table.policy", policy=table.hit_policy)
    if table.aggregation and table.aggregation not in AGGREGATIONS:
        raise place.error("table.aggregation", aggregation=table.aggregation)
    if not table.outputs:
        raise place.error("table.no_output")
    logic = TableLogic(table, scope)
    if scope.notes is not None:
        scope.notes.tables.append(logic)
    return logic
