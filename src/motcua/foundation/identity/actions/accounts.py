"""Accounts and the roles they hold."""

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from motcua.foundation.identity import permissions, rules
from motcua.foundation.identity.enums import Door, Role
from motcua.foundation.identity.events import AccountCreated, RoleGranted
from motcua.foundation.identity.models import Account, RoleHolding
from motcua.foundation.journal.actions import record
from motcua.foundation.organisations.queries import unit
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused


@transaction.atomic
def create_account(
    *, username: str, password: str | None, actor: Actor, person_id: int | None = None
) -> int:
    """Open a way in; returns the account's id. A weak password is refused with the reason.

    Without a password it is entered through the identity provider only.
    """
    if not permissions.may_manage_people(actor):
        raise NotAllowed(_("You cannot create accounts."))
    name = rules.plain_username(username)
    if not rules.is_username(name):
        raise Refused(_("A username has 2 to 60 letters without marks, digits, points or hyphens."))
    door = Door.PROVIDER if password is None else Door.OFFICE
    account = Account(username=name, person_id=person_id, door=door)
    if password is None:
        account.set_unusable_password()
    else:
        _set_password(account, password)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        raise Refused(_("This username is taken: choose another.")) from None
    record(AccountCreated(account_id=account.pk, person_id=person_id), actor=actor)
    return account.pk


def _set_password(account: Account, password: str) -> None:
    try:
        validate_password(password)
    except ValidationError as weak:
        raise Refused(" ".join(weak.messages)) from None
    account.set_password(password)


@transaction.atomic
def grant_role(
    *,
    account_id: int,
    role: str,
    unit_id: int,
    valid_from: date,
    actor: Actor,
    valid_to: date | None = None,
    title_vi: str = "",
    title_en: str = "",
) -> int:
    """Give an account a role in a unit until the last day ``valid_to``; returns the holding's id.

    The title is what stands under a signature. Days on which the role is already held are refused.
    """
    account = Account.objects.select_for_update().filter(pk=account_id).first()
    if not permissions.may_grant_role(actor, unit_id):
        raise NotAllowed(_("You cannot give roles in this unit."))
    if account is None:
        raise NotFound(_("There is no such account."))
    if role not in Role.values:
        raise Refused(_("There is no such role."))
    if valid_to is not None and valid_to < valid_from:
        raise Refused(_("The last day of a role cannot be before its first day."))
    holder_unit = unit(unit_id)
    if _overlapping(account_id, role, unit_id, valid_from, valid_to).exists():
        raise Refused(_("This account already holds the role on some of these days."))
    holding = RoleHolding.objects.create(
        account=account,
        role=role,
        unit_id=holder_unit.id,
        title_vi=title_vi,
        title_en=title_en,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    record(
        RoleGranted(
            account_id=account_id,
            role=role,
            unit_id=unit_id,
            valid_from=valid_from,
            valid_to=valid_to,
        ),
        actor=actor,
    )
    return holding.pk


def _overlapping(
    account_id: int, role: str, unit_id: int, first: date, last: date | None
) -> models.QuerySet[RoleHolding]:
    held = RoleHolding.objects.filter(account_id=account_id, role=role, unit_id=unit_id)
    held = held.filter(Q(valid_to=None) | Q(valid_to__gte=first))
    return held if last is None else held.filter(valid_from__lte=last)
