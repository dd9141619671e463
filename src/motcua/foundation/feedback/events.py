"""What happens to a report; the reader's words stay out of the journal."""

from motcua.kit.events import event, say


@event(
    "feedback.problem_reported",
    subject="report",
    sentence=say("{actor} reported a problem on page {page}"),
)
class ProblemReported:
    """A reader says that something is wrong."""

    report_id: int
    page: str


@event(
    "feedback.reports_forgotten",
    subject="retention",
    sentence=say("{actor} deleted {count} problem reports whose time was over"),
)
class ReportsForgotten:
    """Reports older than they are kept were deleted."""

    retention_id: str
    count: int


@event(
    "feedback.problem_settled",
    subject="report",
    sentence=say("{actor} settled the reported problem {report_id}"),
)
class ProblemSettled:
    """Somebody who runs the node has dealt with it."""

    report_id: int
