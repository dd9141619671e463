"""Short ways to ask for a value in a test."""

from datetime import UTC, datetime

from motcua.kit.feel import compile_expression, compile_unary_tests

NOON = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)


def value(text: str, **context: object) -> object:
    """The value of a text whose names are those of the context."""
    return compile_expression(text, names=list(context)).evaluate(context)


def written(text: str, **context: object) -> object:
    """The value as FEEL writes it."""
    return value(f"string({text})", **context)


def passes(text: str, tested: object, **context: object) -> object:
    """Whether a value passes unary tests."""
    return compile_unary_tests(text, names=list(context)).evaluate(context, tested)


def reasons(text: str, **context: object) -> list[str]:
    """The keys of what is said about everything that became null."""
    rule = compile_expression(text, names=list(context))
    troubles = rule.evaluate_with_troubles(context, clock=lambda: NOON).troubles
    return [trouble.said.key for trouble in troubles]
