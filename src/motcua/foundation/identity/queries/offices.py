"""Who works where: who can do this, and what can this person do?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.models import Account, Invitation, RoleHolding, Substitution
from motcua.foundation.identity.queries import name_of
from motcua.foundation.organisations.queries import UnitLine, units
from motcua.foundation.organisations.queries.tree import within
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound
from motcua.kit.sorting import sort_key


@dataclass(frozen=True)
class RoleLine:
    """A role of somebody in a unit from a day to a last day.

    For a substitute ``for_name`` names the absent and ``limits`` what the order leaves out.
    ``id`` is of the holding, or of the substitution.
    """

    id: int
    account_id: int
    name: str
    role: str
    unit_id: int
    title_vi: str
    valid_from: date
    valid_to: date | None
    for_name: str = ""
    limits: str = ""

    @property
    def role_text(self) -> str:
        return str(Role(self.role).label)

    @property
    def is_substitute(self) -> bool:
        return bool(self.for_name)

    def on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True)
class AccountLine:
    id: int
    username: str
    name: str
    person_id: int | None
    active: bool


@dataclass(frozen=True)
class InvitationLine:
    full_name: str
    role_text: str
    unit_id: int
    expires_at: datetime


def own_units(actor: Actor) -> list[UnitLine]:
    """The units of which this person is an administrator; what is below them counts too."""
    return sorted(units(actor.units_as(Role.ADMIN)).values(), key=lambda one: one.code)


def people_of(unit_ids: Collection[int], *, on: date, role: str = "") -> list[RoleLine]:
    """Who may do what in these units on a day, substitutes included; by name, two queries.

    ``role`` narrows it to the answer to "who can do this?".
    """
    wanted = {"unit__in": unit_ids} | ({"role": role} if role else {})
    open_on = Q(valid_to=None) | Q(valid_to__gte=on)
    held = RoleHolding.objects.filter(
        open_on, valid_from__lte=on, account__is_active=True, **wanted
    )
    own = Q(account=OuterRef("absent"), role=OuterRef("role"), unit=OuterRef("unit"))
    lent = Substitution.objects.filter(
        Exists(RoleHolding.objects.filter(own, open_on, valid_from__lte=on)),
        valid_from__lte=on,
        valid_to__gte=on,
        substitute__is_active=True,
        **wanted,
    )
    lines = [_holding(row) for row in held.select_related("account__person")]
    lines += [
        _substitution(row) for row in lent.select_related("substitute__person", "absent__person")
    ]
    return sorted(lines, key=lambda line: (sort_key(line.name), line.account_id, line.role))


def roles_of(account_id: int) -> list[RoleLine]:
    """What one account may do, could do and will: all its roles, the newest first."""
    held = RoleHolding.objects.filter(account=account_id).select_related("account__person")
    lent = Substitution.objects.filter(substitute=account_id)
    lines = [_holding(row) for row in held]
    lines += [
        _substitution(row) for row in lent.select_related("substitute__person", "absent__person")
    ]
    return sorted(lines, key=lambda line: line.valid_from, reverse=True)


def absences_of(account_id: int) -> list[tuple[RoleLine, str]]:
    """When others stand in for this account, each with the substitute's name; newest first."""
    rows = Substitution.objects.filter(absent=account_id).order_by("-valid_from")
    rows = rows.select_related("substitute__person", "absent__person")
    return [(_substitution(row), name_of(row.substitute)) for row in rows]


def account(account_id: int) -> AccountLine:
    """One account; an unknown one raises ``NotFound``."""
    row = Account.objects.select_related("person").filter(pk=account_id).first()
    if row is None:
        raise NotFound(_("There is no such account."))
    return AccountLine(row.pk, row.username, name_of(row), row.person_id, row.is_active)


def managed_account(account_id: int, actor: Actor) -> AccountLine:
    """An account that holds, held or will hold a role in a unit that the actor manages."""
    held = RoleHolding.objects.filter(account=account_id).values_list("unit", flat=True)
    lent = Substitution.objects.filter(substitute=account_id).values_list("unit", flat=True)
    if not within(held.union(lent), actor.units_as(Role.ADMIN), timezone.localdate()):
        raise NotFound(_("There is no such account in your units."))
    return account(account_id)


def open_invitations(unit_ids: Collection[int], *, now: datetime) -> list[InvitationLine]:
    """Invitations that nobody has used yet, the newest first."""
    rows = Invitation.objects.filter(unit__in=unit_ids, account=None, expires_at__gt=now)
    return [
        InvitationLine(row.full_name, str(Role(row.role).label), row.unit_id, row.expires_at)
        for row in rows.order_by("-invited_at")
    ]


def old_invitations(*, now: datetime) -> int:
    """How many invitations expired unused."""
    return Invitation.objects.filter(expires_at__lte=now, account=None).count()


def _holding(row: RoleHolding) -> RoleLine:
    return RoleLine(
        id=row.pk,
        account_id=row.account_id,
        name=name_of(row.account),
        role=row.role,
        unit_id=row.unit_id,
        title_vi=row.title_vi,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def _substitution(row: Substitution) -> RoleLine:
    return RoleLine(
        id=row.pk,
        account_id=row.substitute_id,
        name=name_of(row.substitute),
        role=row.role,
        unit_id=row.unit_id,
        title_vi=row.title_vi,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        for_name=name_of(row.absent),
        limits=row.limits,
    )
