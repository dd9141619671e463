"""What can be promised before anything is handed in."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from motcua.foundation.organisations.queries import calendar_of, operator_id
from motcua.kit.clock import sentences
from motcua.services.catalogue.queries.promise import Channel, due_of


@dataclass(frozen=True)
class Expected:
    """When a request would be done, and why: sentences with their source."""

    at: datetime
    reasons: list[tuple[str, str]]


def expected(channel: Channel, *, now: datetime, language: str) -> Expected:
    """What is promised to a request that is handed in through a channel at this moment."""
    due = due_of(channel, timezone.localtime(now), calendar_of(operator_id()))
    return Expected(due.at, sentences(due, language))
