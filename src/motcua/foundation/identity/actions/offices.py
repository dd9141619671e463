"""Roles that end, people who leave, and who stands in for whom."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from motcua.foundation.identity import permissions
from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.events import (
    PersonLeft,
    RoleEnded,
    SubstitutionEnded,
    SubstitutionOrdered,
)
from motcua.foundation.identity.models import Account, RoleHolding, Substitution
from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused


@transaction.atomic
def end_role(*, holding_id: int, last_day: date, actor: Actor) -> None:
    """Let a role end after its last day; one that would not have begun by then is taken back."""
    holding = RoleHolding.objects.select_for_update().filter(pk=holding_id).first()
    if holding is None:
        raise NotFound(_("There is no such role."))
    if not permissions.may_grant_role(actor, holding.unit_id):
        raise NotAllowed(_("You cannot end roles in this unit."))
    _end(holding, last_day, actor)


@transaction.atomic
def let_leave(*, account_id: int, last_day: date, actor: Actor) -> int:
    """End every role and substitution of somebody who leaves; returns how many.

    Refused where one of them is in a unit that the actor does not manage: then it would look as if
    the person had left, and they had not.
    """
    account = Account.objects.select_for_update().filter(pk=account_id).first()
    if account is None:
        raise NotFound(_("There is no such account."))
    still_held = Q(valid_to=None) | Q(valid_to__gt=last_day)
    held = list(account.roles.select_for_update().filter(still_held))
    lent = list(account.substitutions.select_for_update().filter(valid_to__gt=last_day))
    units = {one.unit_id for one in held} | {one.unit_id for one in lent}
    if not units:
        raise Refused(_("This account holds no role after that day."))
    if not all(permissions.may_manage_unit(actor, unit_id) for unit_id in units):
        raise NotAllowed(
            _("This person also works in units that you do not manage. Ask who manages them.")
        )
    for holding in held:
        _end(holding, last_day, actor)
    for substitution in lent:
        _end_substitution(substitution, last_day, actor)
    record(PersonLeft(account_id=account_id, last_day=last_day), actor=actor)
    return len(held) + len(lent)


@transaction.atomic
def order_substitution(
    *,
    absent_id: int,
    substitute_id: int,
    unit_id: int,
    roles: Sequence[str],
    valid_from: date,
    valid_to: date,
    actor: Actor,
    now: datetime,
    limits: str = "",
    title_vi: str = "",
    title_en: str = "",
) -> list[int]:
    """Let somebody stand in for an absent colleague on these days, in each of these roles.

    It counts only while the absent account holds the role itself. A title that is not given is that
    of the absent. Returns the substitutions' ids.
    """
    if not permissions.may_manage_unit(actor, unit_id):
        raise NotAllowed(_("You cannot order substitutions in this unit."))
    accounts = Account.objects.select_for_update().order_by("pk")
    if accounts.filter(pk__in=[absent_id, substitute_id], is_active=True).count() < 2:
        raise Refused(_("Choose two different people: who is absent, and who stands in."))
    if not roles or not set(roles) <= set(Role.values):
        raise Refused(_("Choose at least one role."))
    if valid_to < valid_from:
        raise Refused(_("The last day cannot be before the first day."))
    made = []
    for role in dict.fromkeys(roles):
        held = _held_by_absent(absent_id, role, unit_id, valid_from, valid_to)
        substitution = Substitution.objects.create(
            absent_id=absent_id,
            substitute_id=substitute_id,
            unit_id=unit_id,
            role=role,
            valid_from=valid_from,
            valid_to=valid_to,
            limits=limits.strip()[:300],
            title_vi=title_vi.strip()[:120] or held.title_vi,
            title_en=title_en.strip()[:120] or held.title_en,
            ordered_by_id=actor.account_id,
            ordered_at=now,
        )
        record(
            SubstitutionOrdered(
                account_id=substitute_id,
                absent_id=absent_id,
                role=role,
                unit_id=unit_id,
                valid_from=valid_from,
                valid_to=valid_to,
            ),
            actor=actor,
        )
        made.append(substitution.pk)
    return made


@transaction.atomic
def end_substitution(*, substitution_id: int, last_day: date, actor: Actor) -> None:
    """The absent colleague is back after this day; one that has not begun is taken back."""
    substitution = Substitution.objects.select_for_update().filter(pk=substitution_id).first()
    if substitution is None:
        raise NotFound(_("There is no such substitution."))
    if not permissions.may_manage_unit(actor, substitution.unit_id):
        raise NotAllowed(_("You cannot order substitutions in this unit."))
    _end_substitution(substitution, last_day, actor)


def _held_by_absent(
    absent_id: int, role: str, unit_id: int, first: date, last: date
) -> RoleHolding:
    """The role that is stood in for; refused if it is not held, or somebody stands in already."""
    held = RoleHolding.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=first),
        account_id=absent_id,
        role=role,
        unit_id=unit_id,
        valid_from__lte=last,
    ).first()
    if held is None:
        raise Refused(
            _("The absent person does not hold the role %(role)s in this unit on these days.")
            % {"role": Role(role).label}
        )
    others = Substitution.objects.filter(
        absent_id=absent_id,
        role=role,
        unit_id=unit_id,
        valid_from__lte=last,
        valid_to__gte=first,
    )
    if others.exists():
        raise Refused(_("Somebody stands in for this person already on some of these days."))
    return held


def _end(holding: RoleHolding, last_day: date, actor: Actor) -> None:
    if holding.valid_to is not None and holding.valid_to <= last_day:
        raise Refused(_("This role has ended by that day already."))
    if holding.valid_from > last_day:
        holding.delete()
        last_day = holding.valid_from - timedelta(days=1)
    else:
        holding.valid_to = last_day
        holding.save(update_fields=["valid_to"])
    record(
        RoleEnded(
            account_id=holding.account_id,
            role=holding.role,
            unit_id=holding.unit_id,
            valid_to=last_day,
        ),
        actor=actor,
    )


def _end_substitution(substitution: Substitution, last_day: date, actor: Actor) -> None:
    if substitution.valid_to <= last_day:
        raise Refused(_("This substitution has ended by that day already."))
    if substitution.valid_from > last_day:
        substitution.delete()
        last_day = substitution.valid_from - timedelta(days=1)
    else:
        substitution.valid_to = last_day
        substitution.save(update_fields=["valid_to"])
    record(
        SubstitutionEnded(
            account_id=substitution.substitute_id,
            absent_id=substitution.absent_id,
            valid_to=last_day,
        ),
        actor=actor,
    )
