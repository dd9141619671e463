"""Who may do what."""

from datetime import date

from motcua.foundation.organisations.queries.tree import is_within
from motcua.kit.actor import Actor

_ADMIN = "admin"
"""The role as ``identity`` names it, which lies above this domain."""


def may_load_profile(actor: Actor) -> bool:
    """A profile is loaded from the command line, by the platform itself."""
    return actor.is_system


def may_arrange(actor: Actor, unit_id: int, on: date) -> bool:
    """Change a unit or put one below it: an administrator of it or of a unit above, on that day."""
    return actor.is_system or is_within(unit_id, actor.units_as(_ADMIN), on)
