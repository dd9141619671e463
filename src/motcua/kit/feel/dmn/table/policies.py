"""Hit policies: what a table gives when several of its rules match, or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from motcua.kit.feel import compile_expression
from motcua.kit.feel.comparing import same

SINGLE = frozenset({"UNIQUE", "ANY", "FIRST", "PRIORITY"})
"""The policies that give one result; the others give a list."""
POLICIES = SINGLE | {"COLLECT", "RULE ORDER", "OUTPUT ORDER"}

type Rank = tuple[int, ...]


@dataclass(frozen=True)
class Hits:
    """The rules that matched, in the order of the table."""

    results: list[object]
    ranks: list[Rank]
    """How early each result stands among the allowed ones; only asked where that matters."""


class Refusal(Exception):
    """The rules that matched contradict the policy; ``args[0]`` is the key of the sentence."""


def settle(policy: str, aggregation: str, hits: Hits) -> object:
    """The result of at least one hit; raises ``Refusal``."""
    if policy == "COLLECT" and aggregation:
        return AGGREGATIONS[aggregation].evaluate({"results": hits.results})
    return _SETTLE[policy](hits)


def _unique(hits: Hits) -> object:
    if len(hits.results) > 1:
        raise Refusal("table.unique")
    return hits.results[0]


def _any(hits: Hits) -> object:
    first = hits.results[0]
    if any(not same(first, each) for each in hits.results):
        raise Refusal("table.any")
    return first


def _first(hits: Hits) -> object:
    return hits.results[0]


def _all(hits: Hits) -> object:
    return hits.results


def _priority(hits: Hits) -> object:
    return _ordered(hits)[0]


def _ordered(hits: Hits) -> list[object]:
    order = sorted(range(len(hits.results)), key=hits.ranks.__getitem__)
    return [hits.results[index] for index in order]


_SETTLE: dict[str, Callable[[Hits], object]] = {
    "UNIQUE": _unique,
    "ANY": _any,
    "FIRST": _first,
    "PRIORITY": _priority,
    "COLLECT": _all,
    "RULE ORDER": _all,
    "OUTPUT ORDER": _ordered,
}
AGGREGATIONS = {
    aggregation: compile_expression(f"{function}(results)", names=["results"])
    for aggregation, function in {
        "SUM": "sum",
        "MIN": "min",
        "MAX": "max",
        "COUNT": "count",
    }.items()
}
"""Aggregation of the policy COLLECT: the function of the language that does it."""


def ranks(results: Sequence[Sequence[object]], allowed: Sequence[Sequence[object]]) -> list[Rank]:
    """For each row of results its place in the order of the allowed values, column by column."""
    return [
        tuple(_place(value, values) for value, values in zip(row, allowed, strict=True))
        for row in results
    ]


def _place(value: object, values: Sequence[object]) -> int:
    """The index among the values; behind the last one where it is none of them."""
    return next((index for index, each in enumerate(values) if same(value, each)), len(values))
