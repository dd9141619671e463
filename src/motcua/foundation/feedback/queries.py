"""Reading reports."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from motcua.foundation.feedback.models import ProblemReport

KEPT = timedelta(days=365)


@dataclass(frozen=True)
class ReportLine:
    """One report that waits."""

    id: int
    page: str
    words: str
    contact: str
    reported_at: datetime


def open_reports(*, limit: int = 100) -> list[ReportLine]:
    """What nobody has dealt with yet, the newest first."""
    rows = ProblemReport.objects.filter(settled_at=None).order_by("-reported_at")[:limit]
    return [ReportLine(r.pk, r.page, r.words, r.contact, r.reported_at) for r in rows]


def old_reports(*, now: datetime) -> int:
    """How many reports are older than they are kept."""
    return ProblemReport.objects.filter(reported_at__lt=now - KEPT).count()


def count_open() -> int:
    return ProblemReport.objects.filter(settled_at=None).count()
