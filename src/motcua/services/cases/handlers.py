"""What follows from the cases' acts."""

from motcua.foundation.journal.queries import EntryLine
from motcua.kit.events import on
from motcua.kit.jobs import job
from motcua.services.cases.actions import receipts
from motcua.services.cases.events import CaseSubmitted


@on(CaseSubmitted)
def receipt_follows(entry: EntryLine) -> None:
    """The applicant gets a receipt for what was handed in."""
    write_receipt.defer(case_id=entry.event.case_id)


@job(queue="paper")
def write_receipt(*, case_id: int) -> None:
    """Render the receipt; keyed by the case, so twice changes nothing."""
    receipts.write_receipt(case_id=case_id)
