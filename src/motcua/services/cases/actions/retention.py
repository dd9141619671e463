"""Reminding of what nobody goes on with, and forgetting it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from motcua.foundation.journal.actions import record
from motcua.foundation.notifications.actions import tell
from motcua.foundation.organisations.queries import draft_rules
from motcua.kit.actor import Actor
from motcua.services.cases.events import DraftsExpired
from motcua.services.cases.models import Draft
from motcua.services.catalogue.queries.service import release

BATCH = 500
"""Drafts of one act, so that an entry of the journal stays small."""


def expire_drafts(*, actor: Actor, now: datetime) -> int:
    """Delete the drafts whose time is over, with their papers; returns how many.

    Their files go when nothing else refers to them (``documents.actions.forget_unneeded``). A draft
    that somebody is changing now is left for the next run. Where no profile says for how many days
    drafts are kept, none is deleted.
    """
    kept = draft_rules().kept
    if kept is None:
        return 0
    gone = 0
    while count := _expire_some(kept, now, actor):
        gone += count
    return gone


def remind_of_drafts(*, actor: Actor, now: datetime) -> int:
    """Tell the writers of drafts that are deleted soon, once for each pause; returns how many."""
    rules = draft_rules()
    if rules.kept is None or rules.reminded is None:
        return 0
    told = 0
    while count := _remind_some(rules.kept, rules.reminded, now, actor):
        told += count
    return told


@transaction.atomic
def _remind_some(kept: timedelta, reminded: timedelta, now: datetime, actor: Actor) -> int:
    ending = Draft.objects.filter(
        Q(reminded_at=None) | Q(reminded_at__lt=F("changed_at")),
        changed_at__gte=now - kept,
        changed_at__lt=now - (kept - reminded),
    )
    rows = list(ending.select_for_update(skip_locked=True).order_by("changed_at")[:BATCH])
    for draft in rows:
        _remind(draft, draft.changed_at + kept, actor)
    Draft.objects.filter(pk__in=[draft.pk for draft in rows]).update(reminded_at=now)
    return len(rows)


def _remind(draft: Draft, end: datetime, actor: Actor) -> None:
    """Whoever writes it hears; under a mandate that is who began it."""
    tell(
        person_id=draft.begun_by_id or draft.applicant_id,
        kind="draft-ends",
        facts={
            "service": release(draft.release_id).definition.name,
            "day": timezone.localtime(end),
        },
        key=f"draft:{draft.pk}:{draft.changed_at.isoformat()}",
        link=f"/apply/{draft.pk}/",
        about=f"draft:{draft.pk}",
        actor=actor,
    )


@transaction.atomic
def _expire_some(kept: timedelta, now: datetime, actor: Actor) -> int:
    over = Draft.objects.select_for_update(skip_locked=True).filter(changed_at__lt=now - kept)
    ids = list(over.order_by("changed_at").values_list("pk", flat=True)[:BATCH])
    if ids:
        Draft.objects.filter(pk__in=ids).delete()
        record(
            DraftsExpired(
                retention_id="drafts",
                days=kept.days,
                count=len(ids),
                draft_ids=[str(pk) for pk in ids],
            ),
            actor=actor,
        )
    return len(ids)
