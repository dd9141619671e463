"""How an account was entered, and where it still is."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.sessions.models import Session
from django.utils import timezone

from motcua.foundation.identity import rules
from motcua.foundation.identity.models import Entrance


@dataclass(frozen=True)
class EntranceLine:
    """One sign-in that succeeded; ``is_open`` as long as its session lives."""

    id: int
    at: datetime
    method: str
    level: int
    address: str
    device_name: str
    session_key: str = field(repr=False)
    is_open: bool


def entrances(account_id: int, *, most: int = 20) -> list[EntranceLine]:
    """How an account was entered lately, the latest first; two queries."""
    return _lines(list(Entrance.objects.filter(account_id=account_id).order_by("-at")[:most]))


def entrance(entrance_id: int) -> EntranceLine | None:
    """One sign-in, as long as the history keeps it."""
    return next(iter(_lines(list(Entrance.objects.filter(pk=entrance_id)))), None)


def _lines(rows: list[Entrance]) -> list[EntranceLine]:
    sessions = Session.objects.filter(
        session_key__in=[row.session_key for row in rows], expire_date__gt=timezone.now()
    )
    live = set(sessions.values_list("session_key", flat=True))
    return [
        EntranceLine(
            id=row.pk,
            at=row.at,
            method=row.method,
            level=row.level,
            address=row.address,
            device_name=row.device_name,
            session_key=row.session_key,
            is_open=row.ended_at is None and row.session_key in live,
        )
        for row in rows
    ]


def old_entrances(*, now: datetime) -> int:
    """How many lines of the sign-in history are older than it is kept."""
    return Entrance.objects.filter(at__lte=now - rules.HISTORY).count()
