"""Lists as sets: what is in one, in either, or more than once, in the order of appearance."""

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.comparing import same
from motcua.kit.feel.running import spend

type Items = list[object]


@builtin("distinct values(list: list) -> list")
def distinct_values(items: Items) -> object:
    kept: Items = []
    for each in items:
        if not _has(kept, each):
            kept.append(each)
    return kept


@builtin("duplicate values(list: list) -> list")
def duplicate_values(items: Items) -> object:
    seen: Items = []
    twice: Items = []
    for each in items:
        if not _has(seen, each):
            seen.append(each)
        elif not _has(twice, each):
            twice.append(each)
    return twice


@builtin("union(list...: list) -> list")
def union(lists: list[Items]) -> object:
    return distinct_values([each for items in lists for each in items])


@builtin("all(list: list) -> boolean")
@builtin("all(b...: Any) -> boolean")
def all_of(items: Items) -> object:
    spend(len(items))
    if False in [each for each in items if isinstance(each, bool)]:
        return False
    return True if all(each is True for each in items) else None


@builtin("any(list: list) -> boolean")
@builtin("any(b...: Any) -> boolean")
def any_of(items: Items) -> object:
    spend(len(items))
    if True in [each for each in items if isinstance(each, bool)]:
        return True
    return False if all(each is False for each in items) else None


@builtin("not(negand: Any) -> boolean")
def negation(value: object) -> object:
    return not value if isinstance(value, bool) else None


def _has(items: Items, value: object) -> bool:
    spend(len(items))
    return any(same(each, value) for each in items)
