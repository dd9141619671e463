"""What follows when a card was given."""

from library_card.events import CardGiven
from library_card.models import Card, DayCount
from motcua.foundation.journal.queries import EntryLine
from motcua.kit.events import on


@on(CardGiven)
def count_day(entry: EntryLine) -> None:
    """Count the cards of the day anew, so that hearing the same entry twice changes nothing."""
    day = entry.event.day
    cards = Card.objects.filter(given_on=day).count()
    DayCount.objects.update_or_create(day=day, defaults={"cards": cards})
