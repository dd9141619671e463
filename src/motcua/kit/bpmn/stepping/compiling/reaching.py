"""From where a join can still be reached: what inclusive and complex gateways look back at."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from motcua.kit.bpmn.stepping.net import Kind, Place, Reaching

_KEPT = 256
"""Joins whose places are kept in mind; of more, they are found again when needed."""


def lookers_back(places: Mapping[str, Place]) -> frozenset[str]:
    """The joins that have to know who can still come."""
    return frozenset(
        place.id
        for place in places.values()
        if place.kind in (Kind.INCLUSIVE, Kind.COMPLEX) and len(place.incoming) > 1
    )


def reaching(places: Mapping[str, Place]) -> Callable[[str], Reaching]:
    """Finds for a join its incoming flows, each with the places from which it can be reached."""
    before = _before(places)

    @lru_cache(_KEPT)
    def found(join: str) -> Reaching:
        flows = places[join].incoming
        return tuple((flow.id, _reaching(flow.source, join, before)) for flow in flows)

    return found


def _before(places: Mapping[str, Place]) -> dict[str, list[str]]:
    """The places directly before each; a boundary event comes after its activity."""
    before: dict[str, list[str]] = {}
    for place in places.values():
        before.setdefault(place.id, []).extend(flow.source for flow in place.incoming)
        for catch in place.boundary:
            before.setdefault(catch.event, []).append(place.id)
    return before


def _reaching(start: str, join: str, before: Mapping[str, list[str]]) -> frozenset[str]:
    """The places with a way to ``start`` round the join, ``start`` among them."""
    found: set[str] = set()
    waiting = [start] if start != join else []
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting.extend(each for each in before.get(place, ()) if each != join)
    return frozenset(found)
