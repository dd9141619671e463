"""Models for tests, written in a line or two."""

from collections.abc import Mapping, Sequence
from html import escape

from motcua.kit.feel.dmn import DecisionModel, link, read_definitions

NAMESPACE = "https://www.omg.org/spec/DMN/20230324/MODEL/"


def model(body: str) -> DecisionModel:
    """A model of version 1.5 with these elements."""
    head = f'<definitions xmlns="{NAMESPACE}" namespace="urn:m">'
    text = f"{head}{body}</definitions>"
    return DecisionModel(link(read_definitions(text.encode(), file="m.dmn")))


def decision(logic: str, *, name: str = "D", type: str = "", needs: Sequence[str] = ()) -> str:
    """A decision with its logic as XML; ``needs`` are inputs and decisions by their names."""
    return (
        f'<decision id="{name}" name="{name}"><variable name="{name}" typeRef="{type}"/>'
        f"{requirements(needs)}{logic}</decision>"
    )


def requirements(needs: Sequence[str]) -> str:
    return "".join(
        f'<informationRequirement><requiredInput href="#{need}"/></informationRequirement>'
        for need in needs
    )


def inputs(**types: str) -> str:
    """Inputs with their types; an empty type takes anything."""
    return "".join(
        f'<inputData id="{name}" name="{name}"><variable name="{name}" typeRef="{kind}"/>'
        "</inputData>"
        for name, kind in types.items()
    )


def text(expression: str) -> str:
    """A literal expression."""
    return f"<literalExpression><text>{escape(expression)}</text></literalExpression>"


def table(
    columns: Sequence[str],
    rules: Sequence[Sequence[str]],
    *,
    policy: str = "UNIQUE",
    aggregation: str = "",
    outputs: Mapping[str, str] | None = None,
    allowed: Mapping[str, str] | None = None,
    default: str = "",
) -> str:
    """A decision table; ``outputs`` and ``allowed`` give the allowed values of each column."""
    given = {"": ""} if outputs is None else outputs
    parts = [
        f"<input><inputExpression><text>{escape(column)}</text></inputExpression>"
        f"{_values('inputValues', (allowed or {}).get(column, ''))}</input>"
        for column in columns
    ]
    parts += [
        f'<output name="{name}">{_values("outputValues", values)}'
        f"{_values('defaultOutputEntry', default)}</output>"
        for name, values in given.items()
    ]
    for rule in rules:
        tests = [_values("inputEntry", each) for each in rule[: len(columns)]]
        results = [_values("outputEntry", each) for each in rule[len(columns) :]]
        parts.append(f"<rule>{''.join([*tests, *results])}</rule>")
    gathered = f' aggregation="{aggregation}"' if aggregation else ""
    return f'<decisionTable hitPolicy="{policy}"{gathered}>{"".join(parts)}</decisionTable>'


def _values(local: str, content: str) -> str:
    return f"<{local}><text>{escape(content)}</text></{local}>" if content else ""


def asked(*parts: str, name: str = "D", **given: object) -> object:
    """The value of a decision of a new model; both ways of asking agree."""
    made = model("".join(parts))
    value = made.evaluate(name, given)
    assert made.explain(name, given).value == value
    return value
