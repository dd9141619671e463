"""Boxed filters and iterators: they are what the same words of FEEL are, with boxes inside."""

from collections.abc import Callable, Mapping
from typing import Any

from motcua.kit.feel import Expression, compile_expression
from motcua.kit.feel.dmn.logic.base import Logic, Place, Scope, Values, listening
from motcua.kit.feel.dmn.model.expressions import Filter, For, Holder, Quantified
from motcua.kit.feel.dmn.watch import Watch
from motcua.kit.feel.types import ANY, BOOLEAN, ListType, Type
from motcua.kit.feel.values import Function, Parameter
from motcua.kit.feel.writing import shown

type Held = Callable[[Holder | None, Scope, Place], Logic]

_FILTER = compile_expression("source[inside(item)]", names=["source", "inside"])
_FOR = compile_expression(
    "for each in source return inside(each, partial)", names=["source", "inside"]
)
_EACH = compile_expression("for each in source return inside(each)", names=["source", "inside"])


class _Iteration(Logic):
    """A word of FEEL over a list, with a boxed expression for each element."""

    def __init__(
        self,
        word: Expression,
        source: Logic,
        inside: Logic,
        names: tuple[str, ...],
        kind: Type,
        place: Place,
    ) -> None:
        self.place = place
        self.word = word
        self.source = source
        self.inside = inside
        self.names = names
        self.parameters = tuple(Parameter(name) for name in names)
        self.type = kind

    def value(self, values: Values, watch: Watch | None) -> object:
        def run(*given: object) -> object:
            return self.inside.value({**values, **self.bound(given)}, watch)

        source = self.source.value(values, watch)
        given = {"source": source, "inside": Function(self.parameters, run)}
        if watch is None:
            return self.word.evaluate(given)
        with listening(self.place, watch):
            return self.word.evaluate(given)

    def bound(self, given: tuple[object, ...]) -> Mapping[str, object]:
        return dict(zip(self.names, given, strict=True))


class _Filter(_Iteration):
    """A filter: its test sees ``item`` and, where that is a context, its members."""

    def bound(self, given: tuple[object, ...]) -> Mapping[str, object]:
        (item,) = given
        return {**item, "item": item} if isinstance(item, dict) else {"item": item}


class _Quantified(_Iteration):
    """``some`` and ``every``: null where a test is neither true nor false nor null."""

    def __init__(self, every: bool, *facts: Any) -> None:
        super().__init__(_EACH, *facts)
        self.every = every

    def value(self, values: Values, watch: Watch | None) -> object:
        results = super().value(values, watch)
        if not isinstance(results, list):
            return None
        for result in results:
            if result is not None and not isinstance(result, bool):
                if watch is not None:
                    found = shown(result)
                    watch.troubles.append(self.place.trouble("logic.boolean", found=found))
                return None
        if (not self.every) in results:
            return not self.every
        return None if None in results else self.every


def compile_filter(box: Filter, scope: Scope, held: Held) -> Logic:
    place = scope.place(box)
    source = held(box.source, scope, place)
    names = {**(source.type.item.fields or {}), "item": source.type.item}
    match = held(box.match, scope.plus(names), place)
    return _Filter(_FILTER, source, match, ("item",), source.type, place)


def compile_for(box: For, scope: Scope, held: Held) -> Logic:
    place = scope.place(box)
    source = held(box.source, scope, place)
    names = {box.variable: source.type.item, "partial": ListType(ANY)}
    result = held(box.result, scope.plus(names), place)
    return _Iteration(_FOR, source, result, (box.variable, "partial"), ListType(result.type), place)


def compile_quantified(box: Quantified, scope: Scope, held: Held) -> Logic:
    place = scope.place(box)
    source = held(box.source, scope, place)
    test = held(box.condition, scope.plus({box.variable: source.type.item}), place)
    return _Quantified(box.every, source, test, (box.variable,), BOOLEAN, place)
