"""The rules of a table in the author's own texts, as reasons tell them."""

from motcua.kit.feel.dmn.model.tables import DecisionTable, Rule
from motcua.kit.feel.dmn.watch import Fired


def fired(number: int, rule: Rule, table: DecisionTable) -> Fired:
    """A rule, counted from 1, with the tests that look at something."""
    headings = table.headings
    tests = [cell.text.strip() for cell in rule.inputs]
    names = [output.name or output.label for output in table.outputs]
    results = [cell.text.strip() for cell in rule.outputs]
    return Fired(
        number=number,
        id=rule.id,
        tests=tuple(
            (heading, text)
            for heading, text in zip(headings, tests, strict=True)
            if text not in {"", "-"}
        ),
        results=tuple(zip(names, results, strict=True)),
        remarks=tuple(text for cell in rule.annotations if (text := cell.text.strip())),
    )
