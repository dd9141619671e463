"""Ending sessions: one's own, all others of one's own, those that the provider ends."""

from datetime import datetime

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from motcua.foundation.identity import rules
from motcua.foundation.identity.events import FactorChanged, SessionsEnded
from motcua.foundation.identity.models import Entrance
from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor, system
from motcua.kit.errors import NotFound


def leave(*, session_key: str, now: datetime) -> None:
    """Note that a session was ended by its own sign-out."""
    Entrance.objects.filter(session_key=session_key, ended_at=None).update(ended_at=now)


@transaction.atomic
def end_session(*, entrance_id: int, actor: Actor, now: datetime) -> None:
    """End one session of one's own account."""
    mine = Entrance.objects.filter(pk=entrance_id, ended_at=None)
    if actor.account_id is None or not mine.filter(account_id=actor.account_id).exists():
        raise NotFound(_("There is no such session."))
    _end(mine, actor.account_id, actor, now)


@transaction.atomic
def end_other_sessions(*, but: str, actor: Actor, now: datetime) -> int:
    """End every session of one's own account ``but`` the one with this key; returns how many."""
    if actor.account_id is None:
        raise NotFound(_("There is no such session."))
    others = Entrance.objects.filter(account_id=actor.account_id, ended_at=None)
    return _end(others.exclude(session_key=but), actor.account_id, actor, now)


@transaction.atomic
def end_provider_sessions(*, issuer: str, subject: str, session: str, now: datetime) -> int:
    """End what the provider has ended: one session of it, or all of a subject; returns how many."""
    ended = Entrance.objects.filter(account__identities__issuer=issuer, ended_at=None)
    if subject:
        ended = ended.filter(
            account__identities__issuer=issuer, account__identities__subject=subject
        )
    if session:
        ended = ended.filter(provider_session=session)
    accounts = sorted(set(ended.values_list("account_id", flat=True)))
    return sum(
        _end(ended.filter(account_id=account), account, system("provider"), now)
        for account in accounts
    )


@transaction.atomic
def note_factor(*, change: str, factor: str, actor: Actor) -> None:
    """Write down that a way to sign in was added, removed or reset by its owner."""
    if actor.account_id is not None:
        record(
            FactorChanged(account_id=actor.account_id, change=change, factor=factor), actor=actor
        )


def forget_sessions() -> None:
    """Delete the sessions that have ended."""
    SessionStore.clear_expired()


def forget_entrances(*, now: datetime) -> int:
    """Delete what is older than the history keeps; returns how many."""
    return Entrance.objects.filter(at__lte=now - rules.HISTORY).delete()[0]


def _end(entrances: QuerySet[Entrance], account_id: int, actor: Actor, now: datetime) -> int:
    keys = list(entrances.values_list("session_key", flat=True))
    if keys:
        Session.objects.filter(session_key__in=keys).delete()
        Entrance.objects.filter(session_key__in=keys).update(ended_at=now)
        record(SessionsEnded(account_id=account_id, sessions=len(keys)), actor=actor)
    return len(keys)
