"""What is past its time, and which stored files the cases still need."""

from collections.abc import Collection
from datetime import datetime

from motcua.foundation.organisations.queries import draft_rules
from motcua.services.cases.models import Case, CasePaper, Draft, DraftPaper


def expired_drafts(*, now: datetime) -> int:
    """How many drafts are past their time."""
    kept = draft_rules().kept
    return Draft.objects.filter(changed_at__lt=now - kept).count() if kept else 0


def files_of_cases(hashes: Collection[str]) -> set[str]:
    """Which of these files a draft or a case refers to, in one statement."""
    parts = [
        model.objects.filter(**{f"{field}__in": hashes}).values_list(field, flat=True)
        for model, field in (
            (CasePaper, "sha256"),
            (Case, "receipt_sha256"),
            (Case, "result_sha256"),
        )
    ]
    drafts = DraftPaper.objects.filter(sha256__in=hashes).values_list("sha256", flat=True)
    return set(drafts.union(*parts).order_by())
