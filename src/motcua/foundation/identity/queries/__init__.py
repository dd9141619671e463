"""Reading people, and what an account may do at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity import rules
from motcua.foundation.identity.demo import DemoPerson as DemoPerson
from motcua.foundation.identity.demo import demo_people as demo_people
from motcua.foundation.identity.models import (
    Account,
    Person,
    RoleHolding,
    SignInTry,
    Substitution,
)
from motcua.foundation.identity.queries.mandates import behalf_of
from motcua.foundation.identity.register import said_of_register as said_of_register
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
    phone_confirmed_at: datetime | None = None
    email_confirmed_at: datetime | None = None

    @property
    def masked_number(self) -> str:
        return mask_number(self.personal_number) if self.personal_number else ""


@dataclass(frozen=True)
class HoldingLine:
    """A role held in a unit, with the title that stands under a signature.

    ``for_name`` names the absent person for whom a substitute holds it.
    """

    account_id: int
    name: str
    role: str
    unit_id: int
    title_vi: str
    title_en: str
    for_name: str = ""


def actor_of(
    account_id: int,
    *,
    now: datetime,
    request_id: str = "",
    level: int = 1,
    mandate_id: int | None = None,
) -> Actor:
    """The account with the roles it holds on the local day of ``now``; two queries.

    Roles of the absent, for whom it is the substitute, are among them. Under a mandate it acts for
    the giver, without any role and with one query more. An unknown or closed account raises
    ``NotFound``; a mandate that is not in force, or not the account's, ``MandateOver``.
    """
    account = Account.objects.select_related("person").filter(pk=account_id, is_active=True).first()
    if account is None:
        raise NotFound(_("There is no such account."))
    behalf = behalf_of(account.person_id, mandate_id, now=now) if mandate_id else None
    own, lent = (frozenset(), frozenset()) if behalf else _roles_of(account.pk, now)
    return Actor(
        account_id=account.pk,
        person_id=account.person_id,
        name=account.person.full_name if account.person else account.username,
        roles=own | {(role, unit_id) for role, unit_id, _who in lent},
        request_id=request_id,
        substituting=lent,
        behalf=behalf,
        level=level,
    )


type _Own = frozenset[tuple[str, int]]
type _Lent = frozenset[tuple[str, int, int]]


def _roles_of(account_id: int, now: datetime) -> tuple[_Own, _Lent]:
    """The account's own roles, and those it holds only for somebody absent; one query."""
    day = timezone.localdate(now)
    stands_in = _substitutions_on(day).filter(
        substitute_id=account_id, absent=OuterRef("account"), **_SAME_ROLE
    )
    rows = _held_on(now).filter(Q(account_id=account_id) | Exists(stands_in))
    held = set(rows.values_list("role", "unit_id", "account_id"))
    own = frozenset((role, unit_id) for role, unit_id, who in held if who == account_id)
    return own, frozenset(one for one in held if one[:2] not in own)


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
    """Who holds a role in a unit on the local day of ``now``, then who stands in for one of them.

    Two queries; each by the order of the accounts.
    """
    day = timezone.localdate(now)
    rows = _held_on(now).filter(role=role, unit_id=unit_id, account__is_active=True)
    held = [
        HoldingLine(
            account_id=row.account_id,
            name=name_of(row.account),
            role=row.role,
            unit_id=row.unit_id,
            title_vi=row.title_vi,
            title_en=row.title_en,
        )
        for row in rows.select_related("account__person").order_by("account_id")
    ]
    absent_holds = _held_on(now).filter(account=OuterRef("absent"), **_SAME_ROLE)
    lent = _substitutions_on(day).filter(
        Exists(absent_holds), role=role, unit_id=unit_id, substitute__is_active=True
    )
    people = lent.select_related("substitute__person", "absent__person").order_by("substitute_id")
    return held + [
        HoldingLine(
            account_id=row.substitute_id,
            name=name_of(row.substitute),
            role=row.role,
            unit_id=row.unit_id,
            title_vi=row.title_vi,
            title_en=row.title_en,
            for_name=name_of(row.absent),
        )
        for row in people
    ]


def name_of(account: Account) -> str:
    """The person's name, or the account's where nobody is behind it."""
    return account.person.full_name if account.person else account.username


def names_of(account_ids: Iterable[int]) -> dict[int, str]:
    """Names by account, in one query; unknown accounts are left out."""
    rows = Account.objects.select_related("person").filter(pk__in=list(account_ids))
    return {row.pk: name_of(row) for row in rows}


def _held_on(now: datetime) -> QuerySet[RoleHolding]:
    day = timezone.localdate(now)
    return RoleHolding.objects.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


def _substitutions_on(day: date) -> QuerySet[Substitution]:
    return Substitution.objects.filter(valid_from__lte=day, valid_to__gte=day)


_SAME_ROLE = {"role": OuterRef("role"), "unit": OuterRef("unit")}
"""Joins a holding of a role with a substitution in it."""


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
        phone_confirmed_at=row.phone_confirmed_at,
        email_confirmed_at=row.email_confirmed_at,
    )


def old_tries(*, now: datetime) -> int:
    """How many tries to sign in no longer count."""
    return SignInTry.objects.filter(at__lte=now - rules.WINDOW).count()
