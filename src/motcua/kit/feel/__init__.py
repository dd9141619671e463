"""FEEL, the expression language of DMN: read once, evaluated many times, safe with any text.

    >>> rule = compile_expression("age >= 18 and ward in [1, 2]", names=["age", "ward"])
    >>> rule.evaluate({"age": 20, "ward": 2})
    True

Values   numbers are ``Decimal`` or ``int``, dates ``datetime.date``; the rest is in ``values``.
Null     what cannot be computed is ``None``; ``evaluate_with_troubles`` says where and why.
Bounds   length, depth, steps, time and memory; a ``FeelError`` says which was reached.
Reaches  nothing but what is given: no Python, files, network, and no time of day without a clock.
"""

from motcua.kit.feel.checking import check, check_unary_tests
from motcua.kit.feel.compiled import (
    Evaluation,
    Expression,
    compile_expression,
    compile_unary_tests,
)
from motcua.kit.feel.errors import FeelError, Finding, Said, Trouble, Unfit
from motcua.kit.feel.running import Limits, running

__all__ = [
    "Evaluation",
    "Expression",
    "FeelError",
    "Finding",
    "Limits",
    "Said",
    "Trouble",
    "Unfit",
    "check",
    "check_unary_tests",
    "compile_expression",
    "compile_unary_tests",
    "running",
]
