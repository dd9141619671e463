"""Who may do what."""

from motcua.kit.actor import Actor


def may_tend(actor: Actor) -> bool:
    """Retry and discard what failed: an administrator of any unit, or the platform itself."""
    return actor.is_system or bool(actor.units_as("admin"))
