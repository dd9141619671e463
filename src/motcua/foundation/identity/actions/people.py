"""People, their numbers, and legal entities."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from motcua.foundation.identity import permissions, rules
from motcua.foundation.identity.events import (
    DataExported,
    EntityEntered,
    NumberReissued,
    PersonalNumberShown,
    PersonCreated,
)
from motcua.foundation.identity.models import LegalEntity, Person, PersonNumber
from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused


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
    contacts_confirmed_at: datetime | None = None,
) -> int:
    """Register somebody; returns the person's id. One personal number belongs to one person.

    ``contacts_confirmed_at``: since when phone and e-mail are known to be theirs; None if unknown.
    """
    if not permissions.may_manage_people(actor):
        raise NotAllowed(_("You cannot register people."))
    if personal_number is not None:
        _refuse_number(personal_number)
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
                phone_confirmed_at=contacts_confirmed_at if phone else None,
                email_confirmed_at=contacts_confirmed_at if email else None,
            )
    except IntegrityError:
        raise Refused(_("Another person already has this personal number.")) from None
    record(PersonCreated(person_id=person.pk), actor=actor)
    return person.pk


@transaction.atomic
def reissue_number(*, person_id: int, number: str, why: str, on: date, actor: Actor) -> None:
    """Give a person a new personal number from this day on; the one before is kept with its days.

    A number that another person has, or ever had, is refused.
    """
    person = Person.objects.select_for_update().filter(pk=person_id).first()
    if not permissions.may_manage_people(actor):
        raise NotAllowed(_("You cannot change personal numbers."))
    if person is None:
        raise NotFound(_("There is no such person."))
    if not why.strip():
        raise Refused(_("Say why the number is issued again."))
    if number == person.personal_number:
        raise Refused(_("The person has this number already."))
    _refuse_number(number, of=person_id)
    if person.personal_number:
        last = person.old_numbers.order_by("-valid_to").values_list("valid_to", flat=True).first()
        PersonNumber.objects.create(
            person=person,
            number=person.personal_number,
            valid_from=last,
            valid_to=on,
            why=why.strip(),
        )
    PersonNumber.objects.filter(person=person, number=number).delete()
    person.personal_number = number
    try:
        with transaction.atomic():
            person.save(update_fields=["personal_number"])
    except IntegrityError:
        raise Refused(_("Another person already has this personal number.")) from None
    record(NumberReissued(person_id=person_id, why=why.strip()), actor=actor)


@transaction.atomic
def show_own_number(*, actor: Actor) -> str:
    """One's own personal number in full; the journal keeps that it was shown."""
    if actor.person_id is None or actor.behalf is not None:
        raise NotAllowed(_("Only the person themselves sees the whole number here."))
    person = Person.objects.get(pk=actor.person_id)
    record(PersonalNumberShown(person_id=person.pk), actor=actor)
    return person.personal_number or ""


@transaction.atomic
def note_export(*, actor: Actor) -> int:
    """Write down that a person takes out everything that is kept of them; returns the person."""
    if actor.person_id is None or actor.behalf is not None:
        raise NotAllowed(_("Only the person themselves takes out their data."))
    record(DataExported(person_id=actor.person_id), actor=actor)
    return actor.person_id


@transaction.atomic
def enter_entity(*, code: str, name: str, actor: Actor, address: str = "") -> int:
    """Register a legal entity or a branch by its business code; returns its id."""
    if not permissions.may_manage_people(actor):
        raise NotAllowed(_("You cannot register legal entities."))
    if not rules.is_business_code(code):
        raise Refused(
            _("This is no business code: ten digits of which the last fits, a branch with -001.")
        )
    if not name.strip():
        raise Refused(_("Enter the name of the legal entity."))
    upper = LegalEntity.objects.filter(code=code[:10]).first() if "-" in code else None
    if "-" in code and upper is None:
        raise Refused(_("Enter the company of this branch first."))
    if LegalEntity.objects.filter(code=code).exists():
        raise Refused(_("This business code is entered already."))
    entity = LegalEntity.objects.create(
        code=code, name=name.strip(), address=address.strip(), upper=upper
    )
    record(EntityEntered(entity_id=entity.pk, code=code), actor=actor)
    return entity.pk


def _refuse_number(number: str, of: int | None = None) -> None:
    """Refuse what is no number, or was another person's before."""
    if not rules.is_personal_number(number):
        raise Refused(_("A personal number has 12 digits: check it against the identity card."))
    if PersonNumber.objects.filter(number=number).exclude(person=of).exists():
        raise Refused(_("Another person had this personal number before."))
