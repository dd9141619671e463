"""Inviting somebody to work here: a link that opens one account, once."""

import secrets
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.identity import permissions
from motcua.foundation.identity.actions.accounts import create_account, grant_role
from motcua.foundation.identity.actions.people import create_person
from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.events import (
    InvitationsForgotten,
    InvitationUsed,
    PersonInvited,
)
from motcua.foundation.identity.models import Invitation
from motcua.foundation.journal.actions import record
from motcua.foundation.organisations.queries import unit
from motcua.kit.actor import Actor, system
from motcua.kit.errors import NotAllowed, NotFound, Refused

LASTS = timedelta(days=7)
"""After that the link opens nothing."""


@transaction.atomic
def invite(
    *,
    full_name: str,
    role: str,
    unit_id: int,
    valid_from: date,
    actor: Actor,
    now: datetime,
    email: str = "",
    title_vi: str = "",
    title_en: str = "",
) -> str:
    """Invite somebody to a role; returns the secret of the link, which is kept nowhere."""
    if not permissions.may_grant_role(actor, unit_id):
        raise NotAllowed(_("You cannot give roles in this unit."))
    if not full_name.strip():
        raise Refused(_("Enter the name of the person."))
    if role not in Role.values:
        raise Refused(_("There is no such role."))
    token = secrets.token_urlsafe(24)
    invitation = Invitation.objects.create(
        token_hash=_hash(token),
        full_name=full_name.strip()[:120],
        email=email.strip(),
        unit_id=unit(unit_id).id,
        role=role,
        title_vi=title_vi.strip()[:120],
        title_en=title_en.strip()[:120],
        valid_from=valid_from,
        invited_by_id=actor.account_id,
        invited_at=now,
        expires_at=now + LASTS,
    )
    record(
        PersonInvited(
            invitation_id=invitation.pk,
            role=role,
            unit_id=unit_id,
            expires_at=invitation.expires_at,
        ),
        actor=actor,
    )
    return token


def invited_name(token: str, *, now: datetime) -> str:
    """Whom the link invites; a used, expired or unknown one raises ``NotFound``."""
    return _open(token, now).full_name


@transaction.atomic
def use_invitation(*, token: str, username: str, password: str, now: datetime) -> int:
    """Open the account with a name and password of the person's own; returns its id, once."""
    invitation = _open(token, now, lock=True)
    me = system("invitations")
    person_id = create_person(full_name=invitation.full_name, email=invitation.email, actor=me)
    account_id = create_account(username=username, password=password, person_id=person_id, actor=me)
    grant_role(
        account_id=account_id,
        role=invitation.role,
        unit_id=invitation.unit_id,
        valid_from=invitation.valid_from,
        title_vi=invitation.title_vi,
        title_en=invitation.title_en,
        actor=me,
    )
    invitation.account_id = account_id
    invitation.save(update_fields=["account"])
    record(InvitationUsed(invitation_id=invitation.pk, account_id=account_id), actor=me)
    return account_id


@transaction.atomic
def forget_invitations(*, actor: Actor, now: datetime) -> int:
    """Delete the invitations that expired unused; returns how many."""
    count = Invitation.objects.filter(expires_at__lte=now, account=None).delete()[0]
    if count:
        record(InvitationsForgotten(retention_id="invitations", count=count), actor=actor)
    return count


def _open(token: str, now: datetime, *, lock: bool = False) -> Invitation:
    rows = Invitation.objects.filter(token_hash=_hash(token), account=None, expires_at__gt=now)
    invitation = (rows.select_for_update() if lock else rows).first()
    if invitation is None:
        raise NotFound(
            _("This invitation was used or has expired. Ask who invited you for a new one.")
        )
    return invitation


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
