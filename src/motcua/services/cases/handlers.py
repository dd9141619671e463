"""What follows from the cases' acts."""

from django.utils import timezone

from motcua.foundation.journal.queries import EntryLine
from motcua.kit.actor import system
from motcua.kit.events import on
from motcua.kit.jobs import job
from motcua.kit.keeping import needs_files
from motcua.services.cases.actions import receipts, retention
from motcua.services.cases.events import CaseReceived, CaseSubmitted, ResultIssued
from motcua.services.cases.notices import tell_applicant
from motcua.services.cases.queries.retention import files_of_cases

needs_files(files_of_cases)


@on(CaseSubmitted)
def receipt_follows(entry: EntryLine) -> None:
    """The applicant gets a receipt for what was handed in."""
    write_receipt.defer(case_id=entry.event.case_id)


@on(CaseSubmitted, CaseReceived, ResultIssued)
def applicant_is_told(entry: EntryLine) -> None:
    """The applicant hears that it was handed in, received with its day, and decided."""
    tell_applicant(entry, now=timezone.now())


@job(queue="paper")
def write_receipt(*, case_id: int) -> None:
    """Render the receipt; keyed by the case, so twice changes nothing."""
    receipts.write_receipt(case_id=case_id)


@job(queue="upkeep", schedule="47 * * * *")
def remind_of_drafts() -> None:
    """Tell the writers of drafts that are deleted soon."""
    retention.remind_of_drafts(actor=system("retention"), now=timezone.now())


@job(queue="upkeep", schedule="17 * * * *")
def expire_drafts() -> None:
    """Delete the drafts that nobody went on with."""
    retention.expire_drafts(actor=system("retention"), now=timezone.now())
