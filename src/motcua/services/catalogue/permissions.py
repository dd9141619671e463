"""Who may do what."""

from collections.abc import Collection, Set

from django.utils import timezone

from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.queries.tree import is_within, within
from motcua.kit.actor import Actor

WRITERS = (Role.OFFICER, Role.LEADER)


def may_write(actor: Actor, unit_id: int) -> bool:
    """Write a procedure for a unit: its officers and leaders."""
    return any(actor.holds(role, unit_id) for role in WRITERS)


def may_read(actor: Actor, unit_id: int) -> bool:
    """See what a unit is writing: whoever writes there or leads above."""
    return bool(readable(actor, {unit_id}))


def readable(actor: Actor, unit_ids: Set[int]) -> set[int]:
    """Those of the units whose drafts an actor may see."""
    led = within(unit_ids, actor.units_as(Role.LEADER), timezone.localdate())
    return led | (unit_ids & actor.units_as(*WRITERS))


def may_publish(actor: Actor, unit_id: int, wrote: Collection[int | None]) -> bool:
    """Approve or send back a draft: a leader of its unit or of one above, who wrote none of it."""
    return actor.account_id not in wrote and _leads(actor, unit_id)


def may_vary(actor: Actor, unit_id: int) -> bool:
    """Set what a unit does otherwise: a leader of it or of a unit above."""
    return _leads(actor, unit_id)


def may_release(actor: Actor) -> bool:
    """Publish a service and set its values: the platform itself, and administrators."""
    return actor.is_system or bool(actor.units_as(Role.ADMIN))


def _leads(actor: Actor, unit_id: int) -> bool:
    units = actor.units_as(Role.LEADER)
    return bool(units) and is_within(unit_id, units, timezone.localdate())
