"""Who may do what."""

from django.utils import timezone

from motcua.foundation.identity.enums import Role
from motcua.foundation.organisations.queries.tree import is_within
from motcua.kit.actor import Actor


def may_manage_people(actor: Actor) -> bool:
    """Create people and accounts: an administrator of any unit, or the platform itself."""
    return actor.is_system or bool(actor.units_as(Role.ADMIN))


def may_manage_unit(actor: Actor, unit_id: int) -> bool:
    """Tend the people of a unit: its administrator, one of a unit above it, or the platform."""
    if actor.is_system or actor.holds(Role.ADMIN, unit_id):
        return True
    units = actor.units_as(Role.ADMIN)
    return bool(units) and is_within(unit_id, units, timezone.localdate())


def may_grant_role(actor: Actor, unit_id: int) -> bool:
    """Give and end roles, and order substitutions, where one manages the unit."""
    return may_manage_unit(actor, unit_id)


def is_oneself(actor: Actor, person_id: int) -> bool:
    """A person in their own affairs: a mandate does not reach them."""
    return actor.person_id == person_id and actor.behalf is None
