"""Who may do what."""

from motcua.kit.actor import Actor


def may_load_profile(actor: Actor) -> bool:
    """A profile is loaded from the command line, by the platform itself."""
    return actor.is_system
