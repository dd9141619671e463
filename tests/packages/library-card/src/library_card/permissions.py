"""Who may do what with cards."""

from motcua.kit.actor import Actor


def may_ask(actor: Actor) -> bool:
    """Everybody who is known to the State as a person."""
    return actor.person_id is not None
