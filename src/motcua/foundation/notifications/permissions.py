"""Who may do what."""

from collections.abc import Collection
from datetime import date

from motcua.foundation.identity.enums import Role
from motcua.foundation.notifications.models import Message
from motcua.foundation.organisations.queries.tree import within
from motcua.kit.actor import Actor


def may_read(actor: Actor, message: Message) -> bool:
    """A message is for the person it was told to, and nobody else."""
    return actor.person_id is not None and actor.person_id == message.person_id


def may_tend(actor: Actor, message: Message, *, on: date) -> bool:
    """See to whom it went and send it again: an administrator of the unit, or of one above it."""
    return message.unit_id in tended(actor, {message.unit_id}, on=on)


def tended(actor: Actor, unit_ids: Collection[int | None], *, on: date) -> set[int | None]:
    """Of these units those whose messages the actor tends; one query at most.

    Messages on behalf of no unit (None) are for any administrator.
    """
    own = actor.units_as(Role.ADMIN)
    if not own:
        return set()
    asked = {unit_id for unit_id in unit_ids if unit_id is not None}
    return {None, *(asked & own), *(within(asked - own, own, on) if asked - own else ())}
