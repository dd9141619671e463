"""Finding people by what they know of each other, and what is kept of one."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from motcua.foundation.identity.enums import PersonField
from motcua.foundation.identity.models import (
    Account,
    CorrectionRequest,
    Mandate,
    Person,
    PersonNumber,
)
from motcua.foundation.identity.terms import Terms, terms_on
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound
from motcua.kit.text import fold


@dataclass(frozen=True)
class CorrectionLine:
    """A request to correct a fact, with what stands there now."""

    id: int
    person_id: int
    person_name: str
    field: str
    now: str
    wanted: str
    why: str
    asked_at: datetime
    due_on: date
    law: str
    granted: bool | None
    answer: str
    answered_at: datetime | None

    @property
    def field_text(self) -> str:
        return str(PersonField(self.field).label)


def person_by_number(number: str, full_name: str) -> int:
    """The person whom number and name both fit; otherwise ``NotFound``, without saying which."""
    digits = "".join(number.split())
    row = Person.objects.filter(personal_number=digits).first() if digits else None
    if row is None or fold(row.full_name) != fold(full_name):
        raise NotFound(_("There is nobody with this number and this name here. Check both."))
    return row.pk


def corrections_of(actor: Actor) -> list[CorrectionLine]:
    """One's own requests, the newest first."""
    rows = CorrectionRequest.objects.filter(person=actor.person_id).select_related("person")
    return [_correction(row) for row in rows.order_by("-asked_at")]


def open_corrections(actor: Actor) -> list[CorrectionLine]:
    """Requests that wait for an answer, the most urgent first; for administrators."""
    if not actor.units_as("admin"):
        raise NotAllowed(_("Only an administrator answers such requests."))
    rows = CorrectionRequest.objects.filter(answered_at=None).select_related("person")
    return [_correction(row) for row in rows.order_by("due_on", "pk")]


def open_correction(correction_id: int, actor: Actor) -> CorrectionLine:
    """One that waits; an unknown or answered one raises ``NotFound``."""
    found = [line for line in open_corrections(actor) if line.id == correction_id]
    if not found:
        raise NotFound(_("There is no such request that waits for an answer."))
    return found[0]


def terms(day: date) -> Terms:
    """The terms of the law on personal data in force on a day, as the profile gives them."""
    return terms_on(Path(settings.PROFILE), day)


def kept_of(person_id: int) -> dict[str, Any]:
    """Everything that this domain keeps of a person, as JSON values; the number in full."""
    row = Person.objects.get(pk=person_id)
    return {
        "person": _values(row),
        "earlier_numbers": [_values(old) for old in PersonNumber.objects.filter(person=row)],
        "accounts": [
            {
                "username": account.username,
                "active": account.is_active,
                "last_sign_in": account.last_login,
                "roles": [_values(role) for role in account.roles.order_by("valid_from")],
            }
            for account in Account.objects.filter(person=row).prefetch_related("roles")
        ],
        "mandates_given": [_values(one) for one in Mandate.objects.filter(giver_person=row)],
        "mandates_held": [_values(one) for one in Mandate.objects.filter(holder=row)],
        "corrections": [_values(one) for one in CorrectionRequest.objects.filter(person=row)],
    }


def _values(row: Any) -> dict[str, Any]:
    """The columns of a row by their names."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def _correction(row: CorrectionRequest) -> CorrectionLine:
    return CorrectionLine(
        id=row.pk,
        person_id=row.person_id,
        person_name=row.person.full_name,
        field=row.field,
        now=str(getattr(row.person, row.field) or ""),
        wanted=row.wanted,
        why=row.why,
        asked_at=row.asked_at,
        due_on=row.due_on,
        law=row.law,
        granted=row.granted,
        answer=row.answer,
        answered_at=row.answered_at,
    )
