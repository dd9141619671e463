"""The fingerprint of a net: equal nets, and only they, can run each other's states."""

import hashlib
from collections.abc import Iterator, Mapping

from motcua.kit.bpmn.stepping.formulas import Formula
from motcua.kit.bpmn.stepping.net import Catch, Inside, Place, Turns

_LENGTH = 12
"""Hexadecimal digits: enough to tell the versions of one process apart."""


def fingerprint(places: Mapping[str, Place]) -> str:
    """Changes with everything that a step looks at, and with nothing else, such as names."""
    digest = hashlib.sha256()
    for key in sorted(places):
        digest.update(repr(print_of(places[key])).encode())
    return digest.hexdigest()[:_LENGTH]


def print_of(place: Place) -> tuple[object, ...]:
    """What a step looks at in one place, as plain values."""
    return (
        place.id,
        str(place.kind),
        place.scope,
        tuple((flow.id, flow.source) for flow in place.incoming),
        tuple((flow.id, flow.target, _text(flow.condition)) for flow in place.outgoing),
        place.default.id if place.default else "",
        tuple(map(_catch, place.waits)),
        tuple(map(_catch, place.boundary)),
        tuple((str(each.cause), each.name, each.waits, each.to) for each in place.throws),
        tuple(_inside(place.inside)),
        tuple(_turns(place.turns)),
        tuple((each.target, each.source, _text(each.formula)) for each in place.inputs),
        tuple((each.target, each.source, _text(each.formula)) for each in place.outputs),
        (place.start_quantity, place.completion_quantity, place.undone_by, place.needs_all),
        _text(place.activation),
    )


def _text(formula: Formula | None) -> str:
    return formula.text if formula else ""


def _catch(catch: Catch) -> tuple[object, ...]:
    timer = catch.timer
    when = (str(timer.kind), timer.unit, timer.text, _text(timer.formula)) if timer else ()
    return (
        catch.key,
        catch.event,
        str(catch.cause),
        catch.name,
        catch.interrupts,
        when,
        _text(catch.condition),
        catch.needed,
    )


def _inside(inside: Inside | None) -> Iterator[object]:
    if inside is not None:
        yield inside.id
        yield inside.starts
        yield tuple(map(_catch, inside.entries))
        yield tuple(map(_catch, inside.events))
        yield inside.undoes
        if plan := inside.ad_hoc:
            yield (plan.sequential, plan.cancels_rest, _text(plan.completion))


def _turns(turns: Turns | None) -> Iterator[object]:
    if turns is not None:
        yield (turns.multiple, turns.sequential, turns.maximum, turns.tests_before)
        yield tuple(map(_text, (turns.condition, turns.cardinality, turns.completion)))
        if turns.collection:
            yield (turns.collection.source, _text(turns.collection.formula))
        yield (turns.item, turns.results, turns.result, str(turns.behavior))
        for condition, throws in turns.tellings:
            yield (_text(condition), tuple((str(each.cause), each.name) for each in throws))
