"""Throw bytes at FEEL with Atheris: ``python scripts/fuzz_feel.py -max_total_time=300``.

Atheris is no dependency of ours: install it (``pip install atheris``) beside ``regex``, with
``src`` on the path. Whatever is neither a value nor a ``FeelError``, or takes more than five
seconds, ends the run with the bytes that did it. A folder of beginnings may be named as well.
"""

import sys
import time

import atheris

with atheris.instrument_imports(include=["motcua"]):
    from motcua.kit.feel import FeelError, Limits, compile_expression, compile_unary_tests
    from motcua.kit.feel.builtins import BUILTINS
    from motcua.kit.feel.checking import check
    from motcua.kit.feel.writing import text_of

WORDS = [
    *BUILTINS,
    *'+-*/=<>().,:[]{}?@"0159xa \n',
    *(" and ", " or ", " in ", " between ", "if ", " then ", " else ", "for ", " return "),
    *("some ", "every ", " satisfies ", " instance of ", "function(", "null", "true", "partial"),
    *(
        '@"2026-01-01"',
        '@"P1Y"',
        '@"PT1S"',
        '"a+"',
        "[1..3]",
        "tên dài",
        "list<number>",
        "**",
        "..",
    ),
]
"""What the first half of a byte picks; the other half is taken as a letter."""
CONTEXT = {"x": 3, "a": [1, "b", {"x": None}], "tên dài": "đ"}
SMALL = Limits(steps=50_000, seconds=2)
SLOW = 5.0


def try_one(data: bytes) -> None:
    """One text, compiled, evaluated, written, and looked through."""
    text = "".join(WORDS[byte % len(WORDS)] if byte < 192 else chr(byte) for byte in data)
    began = time.monotonic()
    for compile_text, tested in ((compile_expression, ()), (compile_unary_tests, (3,))):
        try:
            rule = compile_text(text, names=list(CONTEXT))
            text_of(rule.evaluate_with_troubles(CONTEXT, *tested, limits=SMALL).value)
        except FeelError as error:
            if min(error.line, error.column) < 1 or not error.sentence("vi"):
                raise RuntimeError(text) from error
    check(text, list(CONTEXT))
    if time.monotonic() - began > SLOW:
        raise RuntimeError(text)


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()
