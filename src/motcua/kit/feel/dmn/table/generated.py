"""One Python function for the tests of a whole table.

Each column is looked at once for the kind of its value; a test that is an interval of that kind
is then one comparison. Every other test, and every value of another kind, goes to the compiled
test of the language, so the answer is always the language's. Texts of the author reach the
generated code only as constants behind names.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from motcua.kit.feel import Expression
from motcua.kit.feel.dmn.table.pieces import Interval, Pieces, pieces

type Values = Mapping[str, object]
type Match = Callable[..., "list[int] | int"]

_GUARDS = {
    "number": "type({v}) is int or type({v}) is Decimal",
    "string": "type({v}) is str",
    "boolean": "type({v}) is bool",
    "date": "type({v}) is date",
}
"""Kind of a test: whether the value of its column is of that kind."""


def generate(
    rules: Sequence[Sequence[Expression | None]],
    allowed: Sequence[Expression | None],
    *,
    first: bool,
) -> Match:
    """A function ``match(values, *inputs)`` that gives the rules that match, by their index.

    A test that is ``None`` lets all pass. With ``first`` it stops at the first rule. Where an
    input is not among the values that its column allows, it gives that column's index instead.
    """
    source, names = _written(rules, allowed, first=first)
    decimals = {
        name: Decimal(value) if type(value) is int else value for name, value in names.items()
    }
    match = _function(source, names)
    if not any(type(value) is int for value in names.values()):
        return match
    match_decimals = _function(source, decimals)

    def match_either(values: Values, *inputs: object) -> "list[int] | int":
        """Python compares decimals with decimals three times faster than with integers."""
        for value in inputs:
            if type(value) is Decimal:
                return match_decimals(values, *inputs)
        return match(values, *inputs)

    return match_either


def _written(
    rules: Sequence[Sequence[Expression | None]],
    allowed: Sequence[Expression | None],
    *,
    first: bool,
) -> tuple[str, dict[str, object]]:
    """The function's text, and the constants that it names."""
    writer = _Writer(rules)
    refusals = [
        f"    if v{column} is not None and not {writer.test(column, tests)}: return {column}"
        for column, tests in enumerate(allowed)
        if tests is not None
    ]
    lines: list[str] = []
    for index, tests in enumerate(rules):
        conditions = [
            writer.shared(column, test) for column, test in enumerate(tests) if test is not None
        ]
        then = f"return [{index}]" if first else f"hits.append({index})"
        lines.append(f"    if {' and '.join(conditions) or 'True'}: {then}")
    inputs = "".join(f", v{column}" for column in range(len(allowed)))
    head = [f"def match(values{inputs}):", *writer.guards(), *refusals, *writer.often]
    return "\n".join([*head, "    hits = []", *lines, "    return hits"]), writer.names


def _function(source: str, names: dict[str, object]) -> Match:
    """The function of a text that names nothing but these."""
    known = {**names, "Decimal": Decimal, "date": date, "__builtins__": _BUILTINS}
    exec(compile(source, "<table>", "exec"), known)  # noqa: S102
    match: Match = known["match"]  # type: ignore[assignment]
    return match


_BUILTINS = {"type": type, "int": int, "str": str, "bool": bool}
_OFTEN = 3
"""A test that so many rules have is asked once, before the rules."""


class _Writer:
    """Writes tests as Python, and keeps the constants they name."""

    def __init__(self, rules: Sequence[Sequence[Expression | None]]) -> None:
        self.names: dict[str, object] = {}
        self.used: dict[str, str] = {}
        self.often: list[str] = []
        self.counted = Counter(
            (column, test.text) for tests in rules for column, test in enumerate(tests) if test
        )
        self.known: dict[tuple[int, str], str] = {}

    def guards(self) -> list[str]:
        """The line that looks at the kind of each column, for the kinds its tests have."""
        return [f"    {name} = {guard}" for name, guard in self.used.items()]

    def keep(self, value: object) -> str:
        """A name for a constant."""
        name = f"k{len(self.names)}"
        self.names[name] = value
        return name

    def shared(self, column: int, tests: Expression) -> str:
        """A condition in Python, or the name of one that was asked before."""
        key = column, tests.text
        if self.counted[key] < _OFTEN:
            return self.test(column, tests)
        if key not in self.known:
            self.known[key] = f"t{len(self.known)}"
            self.often.append(f"    {self.known[key]} = {self.test(column, tests)}")
        return self.known[key]

    def test(self, column: int, tests: Expression) -> str:
        """A condition in Python."""
        slow = f"{self.keep(_asked(tests))}(values, v{column})"
        found = pieces(tests.tree)
        if found is None or found.kind not in _GUARDS:
            return slow
        guard = f"{found.kind}{column}"
        self.used[guard] = _GUARDS[found.kind].format(v=f"v{column}")
        return f"({self.inside(column, found)} if {guard} else {slow})"

    def inside(self, column: int, found: Pieces) -> str:
        singles = [each.low for each in found.intervals if each.single]
        tests = [self.interval(column, each) for each in found.intervals if not each.single]
        if len(singles) > 1 and found.kind == "string":
            tests.append(f"v{column} in {self.keep(frozenset(singles))}")
        else:
            tests += [f"v{column} == {self.keep(single)}" for single in singles]
        joined = " or ".join(tests)
        return f"not ({joined})" if found.negated else f"({joined})"

    def interval(self, column: int, interval: Interval) -> str:
        low, high = "", ""
        if interval.low is not None:
            low = f"{self.keep(interval.low)} {'<=' if interval.low_included else '<'} "
        if interval.high is not None:
            high = f" {'<=' if interval.high_included else '<'} {self.keep(interval.high)}"
        return f"{low}v{column}{high}"


def _asked(tests: Expression) -> Callable[[Values, object], bool]:
    """Whether the value passes the tests, as the language says it."""

    def asked(values: Values, value: object) -> bool:
        return tests.evaluate(values, value) is True

    return asked
