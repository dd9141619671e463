"""Who may do what."""

from motcua.foundation.identity.enums import Role
from motcua.kit.actor import Actor


def may_manage_people(actor: Actor) -> bool:
    """Create people and accounts: an administrator of any unit, or the platform itself."""
    return actor.is_system or bool(actor.units_as(Role.ADMIN))


def may_grant_role(actor: Actor, unit_id: int) -> bool:
    """Give a role in a unit: its administrator, or the platform itself."""
    return actor.is_system or actor.holds(Role.ADMIN, unit_id)
