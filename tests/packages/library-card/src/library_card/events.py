"""What happens to a card."""

from datetime import date

from motcua.kit.events import event, say


@event("library_card.given", subject="card", sentence=say("{actor} took library card {number}"))
class CardGiven:
    card_id: int
    number: str
    day: date
