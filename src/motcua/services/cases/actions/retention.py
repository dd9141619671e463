"""Forgetting what nobody goes on with."""

from datetime import datetime, timedelta

from django.db import transaction

from motcua.foundation.journal.actions import record
from motcua.foundation.organisations.queries import drafts_days
from motcua.kit.actor import Actor
from motcua.services.cases.events import DraftsExpired
from motcua.services.cases.models import Draft

BATCH = 500
"""Drafts of one act, so that an entry of the journal stays small."""


def expire_drafts(*, actor: Actor, now: datetime) -> int:
    """Delete the drafts whose time is over, with their papers; returns how many.

    Their files go when nothing else refers to them (``documents.actions.forget_unneeded``). A draft
    that somebody is changing now is left for the next run. Where no profile says for how many days
    drafts are kept, none is deleted.
    """
    days = drafts_days()
    if days is None:
        return 0
    gone = 0
    while count := _expire_some(days, now - timedelta(days=days), actor):
        gone += count
    return gone


@transaction.atomic
def _expire_some(days: int, before: datetime, actor: Actor) -> int:
    over = Draft.objects.select_for_update(skip_locked=True).filter(changed_at__lt=before)
    ids = list(over.order_by("changed_at").values_list("pk", flat=True)[:BATCH])
    if ids:
        Draft.objects.filter(pk__in=ids).delete()
        record(
            DraftsExpired(
                retention_id="drafts", days=days, count=len(ids), draft_ids=[str(pk) for pk in ids]
            ),
            actor=actor,
        )
    return len(ids)
