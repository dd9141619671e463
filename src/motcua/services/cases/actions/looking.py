"""Who of the office looks at a case is written down."""

from datetime import datetime

from django.db import transaction

from motcua.foundation.journal.actions import record
from motcua.kit.actor import Actor
from motcua.services.cases.events import CaseViewed
from motcua.services.cases.models import CaseView


@transaction.atomic
def note_view(*, case_id: int, actor: Actor, now: datetime) -> bool:
    """Write down that an officer opened a case or a paper of it; False within the same hour."""
    if actor.account_id is None:
        return False
    hour = now.replace(minute=0, second=0, microsecond=0)
    _row, is_new = CaseView.objects.get_or_create(
        case_id=case_id, account_id=actor.account_id, hour=hour, defaults={"at": now}
    )
    if is_new:
        record(CaseViewed(case_id=case_id), actor=actor)
    return is_new
