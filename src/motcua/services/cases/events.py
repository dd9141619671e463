"""What happens to a case."""

from datetime import datetime

from motcua.kit.events import event


@event("cases.submitted", subject="case")
class CaseSubmitted:
    """The applicant handed in the request; ``papers`` are the SHA-256 of its files."""

    case_id: int
    receipt: str
    service: str
    release_id: int
    applicant_id: int
    unit_id: int
    papers: list[str]


@event("cases.received", subject="case")
class CaseReceived:
    """The office took the case and promised a day."""

    case_id: int
    code: str
    due_at: datetime


@event("cases.proposed", subject="case")
class CaseProposed:
    """An officer proposes how to decide."""

    case_id: int
    outcome: str
    reason: str


@event("cases.proposal_returned", subject="case")
class ProposalReturned:
    """The leader did not sign and sent the proposal back."""

    case_id: int
    reason: str


@event("cases.result_issued", subject="case")
class ResultIssued:
    """The result was numbered, written and signed."""

    case_id: int
    applicant_id: int
    outcome: str
    number: str
    sha256: str
