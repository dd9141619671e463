"""What happens to a case."""

from datetime import datetime

from motcua.kit.events import event, say
from motcua.services.cases.enums import Outcome


@event(
    "cases.drafts_expired",
    subject="retention",
    sentence=say("{actor} deleted {count} drafts unchanged for {days} days"),
)
class DraftsExpired:
    """Drafts that nobody went on with were deleted, with their papers; ids tell nothing else."""

    retention_id: str
    days: int
    count: int
    draft_ids: list[str]


@event(
    "cases.draft_begun",
    subject="draft",
    sentence=say("{actor} began an application for {service}"),
)
class DraftBegun:
    """Somebody began to write for another under a mandate; one's own drafts are nobody's affair."""

    draft_id: str
    service: str
    applicant_id: int


@event(
    "cases.drafts_moved",
    subject="move",
    sentence=say("{actor} moved {count} drafts of {service} to release {number}"),
)
class DraftsMoved:
    """Drafts of older releases go on under a newer one, with all their answers."""

    move_id: int
    service: str
    number: int
    count: int


@event(
    "cases.drafts_moved_back",
    subject="move",
    sentence=say("{actor} moved {count} drafts of {service} back; {left} stay"),
)
class DraftsMovedBack:
    """A move was undone, but for drafts whose answers fit the newer release only."""

    move_id: int
    service: str
    count: int
    left: int


@event("cases.viewed", subject="case", sentence=say("{actor} opened the case"))
class CaseViewed:
    """Somebody of the office looked; once for each officer, case and hour."""

    case_id: int


@event(
    "cases.submitted",
    subject="case",
    sentence=say("{actor} handed in application {receipt} for {service}, with {papers} files"),
)
class CaseSubmitted:
    """The applicant handed in the request; ``papers`` are the SHA-256 of its files."""

    case_id: int
    receipt: str
    service: str
    release_id: int
    applicant_id: int
    unit_id: int
    papers: list[str]


@event(
    "cases.received",
    subject="case",
    sentence=say("{actor} received case {code}, due {due_at}"),
)
class CaseReceived:
    """The office took the case and promised a day."""

    case_id: int
    code: str
    due_at: datetime


@event(
    "cases.proposed",
    subject="case",
    sentence=say("{actor} proposed how to decide: {outcome}. {reason}"),
    choices={"outcome": Outcome},
)
class CaseProposed:
    """An officer proposes how to decide."""

    case_id: int
    outcome: str
    reason: str


@event(
    "cases.proposal_returned",
    subject="case",
    sentence=say("{actor} sent the proposal back: {reason}"),
)
class ProposalReturned:
    """The leader did not sign and sent the proposal back."""

    case_id: int
    reason: str


@event(
    "cases.result_issued",
    subject="case",
    sentence=say("{actor} signed result {number}: {outcome}"),
    choices={"outcome": Outcome},
)
class ResultIssued:
    """The result was numbered, written and signed."""

    case_id: int
    applicant_id: int
    outcome: str
    number: str
    sha256: str
