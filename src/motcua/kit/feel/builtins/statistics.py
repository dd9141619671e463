"""What many values come to: sums, middles, extremes; of a list, or of the values themselves."""

from collections.abc import Callable
from decimal import Decimal

from motcua.kit.feel.builtins.declaring import builtin
from motcua.kit.feel.comparing import ordered
from motcua.kit.feel.errors import Unfit
from motcua.kit.feel.running import spend
from motcua.kit.feel.values import CONTEXT, DaysTimeDuration, YearsMonthsDuration
from motcua.kit.feel.values.numbers import bounded, is_number
from motcua.kit.feel.writing import shown

type Number = int | Decimal
type Items = list[object]


def of_list_or_values(
    name: str, result: str, item: str
) -> Callable[[Callable[[Items], object]], Callable[[Items], object]]:
    """Declare a function that takes one list, or as many values as come."""

    def declare(run: Callable[[Items], object]) -> Callable[[Items], object]:
        builtin(f"{name}(list: list){result}")(run)
        return builtin(f"{name}({item}...){result}")(run)

    return declare


@of_list_or_values("min", "", "c")
def minimum(items: Items) -> object:
    return _extreme("<", items)


@of_list_or_values("max", "", "c")
def maximum(items: Items) -> object:
    return _extreme(">", items)


@of_list_or_values("sum", "", "n")
def total(items: Items) -> object:
    spend(len(items))
    match items:
        case []:
            return None
        case [DaysTimeDuration(), *_]:
            return DaysTimeDuration(sum(each.nanoseconds for each in _all(items, DaysTimeDuration)))
        case [YearsMonthsDuration(), *_]:
            return YearsMonthsDuration(
                sum(each.months for each in _all(items, YearsMonthsDuration))
            )
    return _sum(_numbers(items))


@of_list_or_values("mean", " -> number", "n")
def mean(items: Items) -> object:
    numbers = _some(items)
    return _finite(CONTEXT.divide(_sum(numbers), len(numbers)))


@of_list_or_values("product", " -> number", "n")
def product(items: Items) -> object:
    numbers = _some(items)
    result: Number = numbers[0]
    for number in numbers[1:]:
        result = CONTEXT.multiply(result, number)
    return _finite(result)


@of_list_or_values("median", " -> number", "n")
def median(items: Items) -> object:
    if not items:
        return None
    numbers = sorted(_numbers(items))
    middle = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[middle]
    return CONTEXT.divide(CONTEXT.add(numbers[middle - 1], numbers[middle]), 2)


@of_list_or_values("stddev", " -> number", "n")
def standard_deviation(items: Items) -> object:
    """Of a sample: the squares are divided by one less than the number of values."""
    numbers = _some(items)
    if len(numbers) < 2:
        raise Unfit("value.bounds", value=shown(items))
    middle = CONTEXT.divide(_sum(numbers), len(numbers))
    squares: list[Number] = []
    for number in numbers:
        difference = CONTEXT.subtract(number, middle)
        squares.append(CONTEXT.multiply(difference, difference))
    return _finite(CONTEXT.sqrt(CONTEXT.divide(_sum(squares), len(numbers) - 1)))


@of_list_or_values("mode", " -> list", "n")
def mode(items: Items) -> object:
    """The values that come most often, ascending."""
    numbers = _numbers(items)
    counts: dict[Number, int] = {}
    for number in numbers:
        counts[number] = counts.get(number, 0) + 1
    most = max(counts.values(), default=0)
    return sorted(number for number, times in counts.items() if times == most)


def _extreme(operator: str, items: Items) -> object:
    spend(len(items))
    if not items:
        return None
    best = items[0]
    for each in items:
        better = ordered(operator, each, best)
        if better is None:
            raise Unfit("value.item", found=shown(each))
        if better:
            best = each
    return best


def _numbers(items: Items) -> list[Number]:
    spend(len(items))
    for each in items:
        if not is_number(each):
            raise Unfit("value.item", found=shown(each))
    return items  # type: ignore[return-value]


def _some(items: Items) -> list[Number]:
    if not items:
        raise Unfit("value.empty")
    return _numbers(items)


def _all[T](items: Items, kind: type[T]) -> list[T]:
    for each in items:
        if not isinstance(each, kind):
            raise Unfit("value.item", found=shown(each))
    return items  # type: ignore[return-value]


def _sum(numbers: list[Number]) -> Number:
    if all(type(number) is int for number in numbers):
        return bounded(sum(numbers))  # type: ignore[arg-type]
    result: Number = 0
    for number in numbers:
        result = CONTEXT.add(result, number)
    return _finite(result)


def _finite(value: Number) -> Number:
    if isinstance(value, Decimal) and not value.is_finite():
        raise Unfit("value.bounds", value=str(value))
    return value
