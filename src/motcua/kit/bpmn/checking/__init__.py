"""Whether a model is lawful BPMN that we execute: every fault with its place and a cure."""

from collections.abc import Collection, Iterable

from motcua.kit.bpmn.checking import (
    activities,
    boundaries,
    data,
    flows,
    gateways,
    identity,
    messages,
    ours,
    references,
    texts,
    timers,
    triggers,
)
from motcua.kit.bpmn.checking.look import Check, Look
from motcua.kit.bpmn.errors import Finding
from motcua.kit.bpmn.model import Definitions

_NAMES: tuple[Check, ...] = (*identity.CHECKS, *references.CHECKS)
_SENSE: tuple[Check, ...] = (
    *flows.CHECKS,
    *triggers.CHECKS,
    *boundaries.CHECKS,
    *gateways.CHECKS,
    *messages.CHECKS,
    *activities.CHECKS,
    *texts.CHECKS,
    *timers.CHECKS,
    *ours.CHECKS,
    *data.CHECKS,
)


def check(
    definitions: Definitions, *, callable_elsewhere: Collection[str] = ()
) -> tuple[Finding, ...]:
    """Everything that is wrong with a model, in the order of the file; empty for a good one.

    Where identifiers are missing or used twice nothing else can be told, so only that is said.
    ``callable_elsewhere`` are identifiers of processes in other files that this one may call.
    """
    look = Look(definitions, callable_elsewhere)
    found = _run(_NAMES, look)
    if not any(each.rule in {identity.ID_TWICE, identity.ID_MISSING} for each in found):
        found += _run(_SENSE, look)
    once = {(each.line, each.rule.id, each.element, each.fault()): each for each in found}
    return tuple(once[key] for key in sorted(once))


def _run(checks: Iterable[Check], look: Look) -> list[Finding]:
    return [finding for each in checks for finding in each(look)]
