"""Lists: positions count from 1, and from -1 at the end."""

from collections.abc import Callable
from decimal import Decimal
from functools import cmp_to_key

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.calling import invoke
from motcua.kit.feel.comparing import ordered, same
from motcua.kit.feel.errors import Unfit
from motcua.kit.feel.running import spend
from motcua.kit.feel.values import Function
from motcua.kit.feel.values.numbers import index
from motcua.kit.feel.writing import shown

type Number = int | Decimal
type Items = list[object]


@builtin("list contains(list: list, element: Any) -> boolean")
def list_contains(items: Items, element: object) -> object:
    spend(len(items))
    return any(same(each, element) for each in items)


@builtin("count(list: list) -> number")
def count(items: Items) -> object:
    return len(items)


@builtin("sublist(list: list, start position: number, [length: number]) -> list")
def sublist(items: Items, start: Number, length: Number | None) -> object:
    first = _index(items, start)
    end = len(items) if length is None else first + int(min(length, len(items)))
    if length is not None and (length < 0 or end > len(items)):
        raise Unfit("value.bounds", value=shown(length))
    return _counted(items[first:end])


@builtin("append(list: list, item...: Any) -> list")
def append(items: Items, more: Items) -> object:
    return _counted([*items, *more])


@builtin("concatenate(list...: list) -> list")
def concatenate(lists: list[Items]) -> object:
    return _counted([each for items in lists for each in _counted(items)])


@builtin("insert before(list: list, position: number, newItem: Any) -> list")
def insert_before(items: Items, position: Number, item: object) -> object:
    at = _index(items, position)
    return _counted([*items[:at], item, *items[at:]])


@builtin("list replace(list: list, match: function, newItem: Any) -> list")
def replace_where(items: Items, match: Function, item: object) -> object:
    """The function takes an element and the new one, and says whether to replace it."""
    return [item if invoke(match, (each, item), (1, 1)) is True else each for each in items]


@builtin("remove(list: list, position: number) -> list")
def remove(items: Items, position: Number) -> object:
    at = _index(items, position)
    return _counted(items[:at] + items[at + 1 :])


@builtin("list replace(list: list, position: number, newItem: Any) -> list")
def replace_at(items: Items, position: Number, item: object) -> object:
    at = _index(items, position)
    return _counted([*items[:at], item, *items[at + 1 :]])


@builtin("reverse(list: list) -> list")
def reverse(items: Items) -> object:
    return _counted(items[::-1])


@builtin("index of(list: list, match: Any) -> list")
def index_of(items: Items, match: object) -> object:
    spend(len(items))
    return [number for number, each in enumerate(items, 1) if same(each, match)]


@builtin("flatten(list: list) -> list")
def flatten(items: Items) -> object:
    flat: Items = []
    waiting = [iter(_counted(items))]
    while waiting:
        for each in waiting[-1]:
            if isinstance(each, list):
                waiting.append(iter(_counted(each)))
                break
            flat.append(each)
        else:
            waiting.pop()
    return flat


@builtin("sort(list: list) -> list")
@builtin("sort(list: list, precedes: function) -> list")
def sort(items: Items, precedes: Function | None = None) -> object:
    """By a function that says whether the first precedes the second; otherwise ascending."""
    _counted(items)
    return sorted(items, key=cmp_to_key(_order(precedes)))


def _order(precedes: Function | None) -> Callable[[object, object], int]:
    def before(one: object, other: object) -> bool:
        if precedes is not None:
            return invoke(precedes, (one, other), (1, 1)) is True
        return _ascends(one, other)

    def order(one: object, other: object) -> int:
        spend()
        return -1 if before(one, other) else int(before(other, one))

    return order


def _ascends(one: object, other: object) -> bool:
    answer = ordered("<", one, other)
    if answer is None:
        raise Unfit("value.item", found=shown(other))
    return answer


def _index(items: Items, position: Number) -> int:
    at = index(position, len(items))
    if at is None:
        raise Unfit("value.bounds", value=shown(position))
    return at


def _counted(items: Items) -> Items:
    spend(len(items) + 1)
    return items
