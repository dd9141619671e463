"""Reporting and settling."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from motcua.foundation.feedback.events import ProblemReported, ProblemSettled, ReportsForgotten
from motcua.foundation.feedback.models import ProblemReport
from motcua.foundation.feedback.queries import KEPT
from motcua.foundation.identity.enums import Role
from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused

LONGEST = 4000
"""Characters of a report."""
MOST, WINDOW = 5, timedelta(hours=1)
"""Reports from one address within the window."""


@transaction.atomic
def report_problem(
    *, page: str, words: str, contact: str, actor: Actor, address: str, now: datetime
) -> int:
    """Keep what a reader says; returns the number to refer to."""
    if not words.strip():
        raise Refused(_("Write what went wrong, so that we can find it."))
    recent = ProblemReport.objects.filter(address=address, reported_at__gt=now - WINDOW)
    if recent.count() >= MOST:
        raise Refused(_("Thank you, we have several reports from you. Please wait an hour."))
    report = ProblemReport.objects.create(
        page=page[:300],
        words=words.strip()[:LONGEST],
        contact=contact.strip()[:200],
        account_id=actor.account_id,
        address=address,
        reported_at=now,
    )
    record(ProblemReported(report_id=report.pk, page=report.page), actor=actor)
    return report.pk


@transaction.atomic
def settle_problem(*, report_id: int, actor: Actor, now: datetime) -> None:
    """Mark a report as dealt with; again changes nothing."""
    if not actor.units_as(Role.ADMIN):
        raise NotAllowed(_("Only those who run this node settle reports."))
    report = ProblemReport.objects.select_for_update().filter(pk=report_id).first()
    if report is None:
        raise NotFound(_("There is no such report."))
    if report.settled_at is None:
        report.settled_at = now
        report.save(update_fields=["settled_at"])
        record(ProblemSettled(report_id=report.pk), actor=actor)


@transaction.atomic
def forget_old_reports(*, actor: Actor, now: datetime) -> int:
    """Delete what is older than a year; returns how many."""
    count = ProblemReport.objects.filter(reported_at__lt=now - KEPT).delete()[0]
    if count:
        record(ReportsForgotten(retention_id="reports", count=count), actor=actor)
    return count
