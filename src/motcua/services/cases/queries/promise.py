"""What can be promised before anything is handed in."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from motcua.foundation.organisations.queries import calendar_of, operator_id
from motcua.kit.clock import sentences
from motcua.services.cases import rules
from motcua.services.catalogue.queries.service import TimeLimit


@dataclass(frozen=True)
class Expected:
    """When a request would be done, and why: sentences with their source."""

    at: datetime
    reasons: list[tuple[str, str]]


def expected(limit: TimeLimit, *, now: datetime, language: str) -> Expected:
    """What is promised to a request that is handed in at this moment."""
    due = rules.due(limit, timezone.localtime(now), calendar_of(operator_id()))
    return Expected(due.at, sentences(due, language))
