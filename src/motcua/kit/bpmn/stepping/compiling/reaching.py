"""From where a join can still be reached: what inclusive and complex gateways look back at."""

from collections.abc import Mapping

from motcua.kit.bpmn.stepping.net import Kind, Place

type Joins = dict[str, tuple[tuple[str, frozenset[str]], ...]]


def lookers_back(places: Mapping[str, Place]) -> Joins:
    """For each such join its incoming flows, each with the places from which it can be reached."""
    before = _before(places)
    return {
        place.id: tuple(
            (flow.id, _reaching(flow.source, place.id, before)) for flow in place.incoming
        )
        for place in places.values()
        if place.kind in (Kind.INCLUSIVE, Kind.COMPLEX) and len(place.incoming) > 1
    }


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
