"""Why a table gave its result, in the author's own texts."""

from collections.abc import Sequence

from motcua.kit.feel.dmn.model.tables import DecisionTable, Rule
from motcua.kit.feel.dmn.watch import Fired, TableReason


def reason(
    table: DecisionTable, owner: str, given: Sequence[object], hits: Sequence[int], result: object
) -> TableReason:
    """The rules that matched, on which inputs, and what came of them."""
    headings = [column.heading for column in table.inputs]
    rules = table.rules if hits else []
    return TableReason(
        table=table.label or table.output_label or owner,
        hit_policy=table.hit_policy,
        inputs=tuple(zip(headings, given, strict=True)),
        fired=tuple(_fired(hit, rules[hit], headings, table) for hit in hits),
        result=result,
    )


def _fired(index: int, rule: Rule, headings: Sequence[str], table: DecisionTable) -> Fired:
    tests = [cell.text.strip() for cell in rule.inputs]
    names = [output.name or output.label for output in table.outputs]
    return Fired(
        number=index + 1,
        id=rule.id,
        tests=tuple(
            (heading, text)
            for heading, text in zip(headings, tests, strict=True)
            if text not in {"", "-"}
        ),
        results=tuple(
            (name, cell.text.strip()) for name, cell in zip(names, rule.outputs, strict=True)
        ),
        remarks=tuple(text for cell in rule.annotations if (text := cell.text.strip())),
    )
