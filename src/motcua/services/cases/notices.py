"""What the applicant of a case is told: never more than the service, the code and the day."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from motcua.foundation.journal.queries import EntryLine
from motcua.foundation.notifications.actions import tell
from motcua.kit.actor import system
from motcua.services.cases.enums import Outcome
from motcua.services.cases.events import CaseReceived, CaseSubmitted, ResultIssued
from motcua.services.cases.models import Case
from motcua.services.catalogue.queries.service import release

type News = tuple[str, Mapping[str, Any]]
"""A kind of message, and its facts."""

NEWS_FOR = timedelta(days=7)
"""What happened longer ago is no news: an installation that learns to tell does not tell of it."""


def tell_applicant(entry: EntryLine, *, now: datetime) -> None:
    """Tell of one entry of the case's journal; the same entry again changes nothing."""
    if entry.at < now - NEWS_FOR:
        return
    case = Case.objects.get(pk=entry.event.case_id)
    kind, facts = _news(entry.event, case)
    tell(
        person_id=case.applicant_id,
        kind=kind,
        facts={"service": release(case.release_id).definition.name, **facts},
        key=f"entry:{entry.id}",
        link=f"/cases/{case.receipt}/",
        about=entry.subject,
        unit_id=case.competent_unit_id,
        actor=system("messages"),
    )


def _news(happened: CaseSubmitted | CaseReceived | ResultIssued, case: Case) -> News:
    match happened:
        case CaseSubmitted(receipt=receipt):
            return "case-submitted", {
                "receipt": receipt,
                "day": case.submitted_at,
                "hour": case.submitted_at,
            }
        case CaseReceived(code=code, due_at=due_at):
            return "case-received", {"code": code, "day": due_at, "hour": due_at}
        case ResultIssued(outcome=outcome):
            kind = "case-granted" if outcome == Outcome.GRANTED else "case-refused"
            return kind, {"code": case.code}
