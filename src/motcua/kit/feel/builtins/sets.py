"""Lists as sets: what is in one, in either, or more than once, in the order of appearance."""

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.comparing import KINDS, same
from motcua.kit.feel.running import spend

type Items = list[object]

_PLAIN = frozenset({"null", "number", "string", "boolean", "date"})


class _Seen:
    """Values met before; those that Python can compare by FEEL's measure are found at once."""

    def __init__(self) -> None:
        self._plain: set[object] = set()
        self._others: Items = []

    def add(self, value: object) -> bool:
        """Remember a value; returns whether it is new."""
        spend()
        kind = KINDS.get(type(value), "null")
        if kind in _PLAIN:
            before = len(self._plain)
            self._plain.add((kind, value))
            return len(self._plain) > before
        spend(len(self._others))
        if any(same(each, value) for each in self._others):
            return False
        self._others.append(value)
        return True


@builtin("distinct values(list: list) -> list")
def distinct_values(items: Items) -> object:
    seen = _Seen()
    return [each for each in items if seen.add(each)]


@builtin("duplicate values(list: list) -> list")
def duplicate_values(items: Items) -> object:
    seen, twice = _Seen(), _Seen()
    return [each for each in items if not seen.add(each) and twice.add(each)]


@builtin("union(list...: list) -> list")
def union(lists: list[Items]) -> object:
    return distinct_values([each for items in lists for each in items])


@builtin("all(b...: Any) -> boolean")
@builtin("all(list: list) -> boolean")
def all_of(items: Items) -> object:
    spend(len(items))
    if False in [each for each in items if isinstance(each, bool)]:
        return False
    return True if all(each is True for each in items) else None


@builtin("any(b...: Any) -> boolean")
@builtin("any(list: list) -> boolean")
def any_of(items: Items) -> object:
    spend(len(items))
    if True in [each for each in items if isinstance(each, bool)]:
        return True
    return False if all(each is False for each in items) else None


@builtin("not(negand: Any) -> boolean")
def negation(value: object) -> object:
    return not value if isinstance(value, bool) else None
