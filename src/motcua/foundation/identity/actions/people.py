"""People."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.foundation.identity import permissions, rules
from motcua.foundation.identity.events import PersonCreated
from motcua.foundation.identity.models import Person
from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, Refused


@transaction.atomic
def create_person(
    *,
    full_name: str,
    actor: Actor,
    birth_date: date | None = None,
    personal_number: str | None = None,
    sex: str = "",
    ethnicity: str = "",
    nationality: str = "",
    residence: str = "",
    phone: str = "",
    email: str = "",
) -> int:
    """Register somebody; returns the person's id. One personal number belongs to one person."""
    if not permissions.may_manage_people(actor):
        raise NotAllowed(_("You cannot register people."))
    if personal_number is not None and not rules.is_personal_number(personal_number):
        raise Refused(_("A personal number has 12 digits: check it against the identity card."))
    try:
        with transaction.atomic():
            person = Person.objects.create(
                full_name=full_name,
                birth_date=birth_date,
                personal_number=personal_number,
                sex=sex,
                ethnicity=ethnicity,
                nationality=nationality,
                residence=residence,
                phone=phone,
                email=email,
            )
    except IntegrityError:
        raise Refused(_("Another person already has this personal number.")) from None
    record(PersonCreated(person_id=person.pk), actor=actor)
    return person.pk
