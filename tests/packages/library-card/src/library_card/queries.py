"""Reading cards."""

from datetime import date

from library_card.models import Card, DayCount
from motcua.kit.actor import Actor


def number_of(actor: Actor) -> str | None:
    """The number of the actor's card, if they have one."""
    cards = Card.objects.filter(holder_id=actor.person_id)
    return cards.values_list("number", flat=True).first()


def counts() -> list[tuple[date, int]]:
    """How many cards were given on each day, the newest day first."""
    return list(DayCount.objects.order_by("-day").values_list("day", "cards"))
