"""Reading people, and what an account may do at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity import rules
from motcua.foundation.identity.demo import DemoPerson as DemoPerson
from motcua.foundation.identity.demo import demo_people as demo_people
from motcua.foundation.identity.models import Account, Person, RoleHolding, SignInTry
from motcua.foundation.identity.rules import mask_number as mask_number
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound


@dataclass(frozen=True)
class PersonLine:
    """What is known of a person; show ``masked_number`` unless the number itself is needed."""

    id: int
    full_name: str
    birth_date: date | None
    personal_number: str = field(repr=False)
    sex: str
    ethnicity: str
    nationality: str
    residence: str
    phone: str
    email: str

    @property
    def masked_number(self) -> str:
        return mask_number(self.personal_number) if self.personal_number else ""


@dataclass(frozen=True)
class HoldingLine:
    """A role held in a unit, with the title that stands under a signature."""

    account_id: int
    name: str
    role: str
    unit_id: int
    title_vi: str
    title_en: str


def actor_of(account_id: int, *, now: datetime, request_id: str = "") -> Actor:
    """The account with the roles it holds on the local day of ``now``; two queries.

    An unknown or closed account raises ``NotFound``.
    """
    account = Account.objects.select_related("person").filter(pk=account_id, is_active=True).first()
    if account is None:
        raise NotFound(_("There is no such account."))
    roles = _held_on(now).filter(account_id=account_id).values_list("role", "unit_id")
    return Actor(
        account_id=account.pk,
        person_id=account.person_id,
        name=account.person.full_name if account.person else account.username,
        roles=frozenset(roles),
        request_id=request_id,
    )


def person(person_id: int) -> PersonLine:
    """One person; an unknown one raises ``NotFound``."""
    found = persons([person_id])
    if person_id not in found:
        raise NotFound(_("There is no such person."))
    return found[person_id]


def persons(person_ids: Iterable[int]) -> dict[int, PersonLine]:
    """People by their ids, in one query; unknown ids are left out."""
    return {row.pk: _line(row) for row in Person.objects.filter(pk__in=list(person_ids))}


def account_id_of(username: str) -> int | None:
    """The account with this name."""
    return Account.objects.filter(username=username).values_list("pk", flat=True).first()


def holders(role: str, unit_id: int, *, now: datetime) -> list[HoldingLine]:
    """Who holds a role in a unit on the local day of ``now``, by the order of the accounts."""
    rows = _held_on(now).filter(role=role, unit_id=unit_id, account__is_active=True)
    rows = rows.select_related("account__person").order_by("account_id")
    return [
        HoldingLine(
            account_id=row.account_id,
            name=row.account.person.full_name if row.account.person else row.account.username,
            role=row.role,
            unit_id=row.unit_id,
            title_vi=row.title_vi,
            title_en=row.title_en,
        )
        for row in rows
    ]


def _held_on(now: datetime) -> QuerySet[RoleHolding]:
    day = timezone.localdate(now)
    return RoleHolding.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


def _line(row: Person) -> PersonLine:
    return PersonLine(
        id=row.pk,
        full_name=row.full_name,
        birth_date=row.birth_date,
        personal_number=row.personal_number or "",
        sex=row.sex,
        ethnicity=row.ethnicity,
        nationality=row.nationality,
        residence=row.residence,
        phone=row.phone,
        email=row.email,
    )


def old_tries(*, now: datetime) -> int:
    """How many tries to sign in no longer count."""
    return SignInTry.objects.filter(at__lte=now - rules.WINDOW).count()
