"""How activities repeat, from their loop characteristics."""

from motcua.kit.bpmn.model import Behavior, Loop, MultiInstance, Transfer
from motcua.kit.bpmn.stepping.compiling.events import Events
from motcua.kit.bpmn.stepping.formulas import Formula
from motcua.kit.bpmn.stepping.net import Mapped, Throw, Turns


def turns(loop: Loop | MultiInstance | None, element: str, events: Events) -> Turns | None:
    """``None`` for an activity that is done once."""
    if loop is None:
        return None
    if isinstance(loop, Loop):
        return Turns(
            multiple=False,
            condition=events.formula(loop.condition, element),
            maximum=loop.maximum,
            tests_before=loop.tests_before,
        )
    return Turns(
        multiple=True,
        sequential=loop.sequential,
        cardinality=events.formula(loop.cardinality, element),
        collection=mapped(loop.collection, element, events) if loop.collection else None,
        item=loop.item,
        results=loop.results,
        result=loop.result,
        completion=events.formula(loop.completion, element),
        behavior=loop.behavior,
        tellings=_tellings(loop, element, events),
    )


def mapped(transfer: Transfer, element: str, events: Events) -> Mapped:
    """A value on its way in or out."""
    return Mapped(transfer.target, transfer.source, events.formula(transfer.value, element))


def _tellings(
    loop: MultiInstance, element: str, events: Events
) -> tuple[tuple[Formula | None, tuple[Throw, ...]], ...]:
    if loop.behavior is Behavior.COMPLEX:
        return tuple(
            (events.formula(each.condition, element), events.throws(element, each.definitions))
            for each in loop.tellings
        )
    event = {Behavior.NONE: loop.none_event, Behavior.ONE: loop.one_event}.get(loop.behavior)
    return ((None, events.throws(element, (event,))),) if event else ()
