"""Conditions that no value can make true."""

from collections.abc import Mapping

from motcua.kit.feel import tree
from motcua.kit.feel.calling import Builtin
from motcua.kit.feel.checking.intervals import Intervals, both, compared, ranged, subject
from motcua.kit.feel.compiled import Expression
from motcua.kit.feel.errors import FeelError, Said
from motcua.kit.feel.values import Range

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
_CLOCKS = frozenset({"now", "today"})
_CONDITIONS = (tree.Comparison, tree.Logic, tree.Between, tree.In)
_LARGEST_CONSTANT = 50
"""Nodes of a part that is computed to see what it is."""
type Constraint = tuple[str, Intervals]


class Never:
    """Looks at conditions; parts without names are computed with these functions."""

    def __init__(self, functions: Mapping[str, Builtin]) -> None:
        self._functions = functions

    def says(self, node: tree.Node) -> Said | None:
        """That the condition is never true; nothing where it may be."""
        if not isinstance(node, _CONDITIONS):
            return None
        if self._is_constant(node):
            value = self._value(node)
            return None if value is True else Said("check.constant", {})
        if isinstance(node, tree.Logic) and node.operator == "and":
            return self._contradiction(node)
        constraint = self._constraint(node)
        if constraint is not None and not constraint[1]:
            return Said("check.empty", {"name": constraint[0]})
        return None

    def _contradiction(self, node: tree.Logic) -> Said | None:
        allowed: dict[str, Intervals] = {}
        for term in node.terms:
            constraint = self._constraint(term)
            if constraint is None:
                continue
            name, intervals = constraint
            met = both(allowed[name], intervals) if name in allowed else intervals
            if met == [] and intervals:
                return Said("check.never", {"name": name})
            if met is not None:
                allowed[name] = met
        return None

    def _constraint(self, node: tree.Node) -> Constraint | None:
        """The one thing that a condition is about, and the values that make it true."""
        match node:
            case tree.Comparison():
                return self._comparison(node)
            case tree.Between():
                low = self._about(node.of, compared(">=", self._value(node.low)))
                high = self._about(node.of, compared("<=", self._value(node.high)))
                if low is None or high is None:
                    return None
                return self._about(node.of, both(low[1], high[1]))
            case tree.In():
                return self._about(node.of, self._tests(node.tests))
            case tree.Logic(operator="or"):
                return self._alternatives(node)
        return None

    def _comparison(self, node: tree.Comparison) -> Constraint | None:
        if self._is_constant(node.right):
            return self._about(node.left, compared(node.operator, self._value(node.right)))
        if self._is_constant(node.left):
            turned = _TURNED[node.operator]
            return self._about(node.right, compared(turned, self._value(node.left)))
        return None

    def _alternatives(self, node: tree.Logic) -> Constraint | None:
        constraints = [self._constraint(term) for term in node.terms]
        known = [each for each in constraints if each is not None]
        if len(known) < len(constraints) or len({name for name, _ in known}) != 1:
            return None
        return known[0][0], [interval for _, intervals in known for interval in intervals]

    def _tests(self, tests: tree.Tests) -> Intervals | None:
        intervals: Intervals = []
        for test in tests.tests:
            more = self._test(test)
            if more is None:
                return None
            intervals += more
        return None if tests.negated else intervals

    def _test(self, test: tree.Test) -> Intervals | None:
        if isinstance(test.of, tree.ListOf) and not test.operator:
            each = [self._test(tree.Test(item.at, "", item)) for item in test.of.items]
            return None if None in each else [one for many in each for one in many or ()]
        if not self._is_constant(test.of):
            return None
        if isinstance(test.of, tree.RangeOf) and not test.operator:
            value = self._value(test.of)
            return ranged(value) if isinstance(value, Range) else []
        return compared(test.operator or "=", self._value(test.of))

    def _about(self, node: tree.Node, intervals: Intervals | None) -> Constraint | None:
        name = subject(node)
        return None if name is None or intervals is None else (name, intervals)

    def _is_constant(self, node: tree.Node) -> bool:
        """Whether the node says the same whatever is given, and is small enough to compute."""
        for count, each in enumerate(tree.within(node)):
            fixed = isinstance(each, tree.Name) and each.name in self._functions
            moving = isinstance(each, tree.Input | tree.Loop | tree.Filter | tree.FunctionOf)
            if count > _LARGEST_CONSTANT or moving or (isinstance(each, tree.Name) and not fixed):
                return False
            if isinstance(each, tree.Name) and each.name in _CLOCKS:
                return False
        return True

    def _value(self, node: tree.Node) -> object:
        if not self._is_constant(node):
            return ...
        try:
            return Expression("", node, self._functions).evaluate({})
        except FeelError:
            return None
