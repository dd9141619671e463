"""Giving a card."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from library_card import permissions
from library_card.events import CardGiven
from library_card.models import Card
from motcua.foundation.journal.actions import record
from motcua.foundation.numbering.actions import draw
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed


@transaction.atomic
def give_card(*, actor: Actor, today: date) -> Card:
    """Give the actor a card, or answer with the one they have."""
    if not permissions.may_ask(actor):
        raise NotAllowed(_("Sign in as a citizen to get a library card."))
    card = Card.objects.filter(holder_id=actor.person_id).first()
    if card is not None:
        return card
    number = f"TV-{today.year}-{draw(f'library-card/{today.year}'):05}"
    card = Card.objects.create(holder_id=actor.person_id, number=number, given_on=today)
    record(CardGiven(card_id=card.pk, number=number, day=today), actor=actor)
    return card
