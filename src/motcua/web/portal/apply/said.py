"""What is said while somebody writes: the fee, the day, and how long it still takes."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from motcua.services.cases.queries.drafts import DraftView
from motcua.services.cases.queries.promise import expected
from motcua.services.catalogue.queries.promise import Channel
from motcua.services.catalogue.queries.service import facts_of, notes_of

MINUTES_A_PAGE = 0.5
"""What a page of questions takes, for the word on the time that is left."""


def expected_context(channel: Channel, now: datetime) -> dict[str, Any]:
    """When a request handed in now would be done, and why."""
    promise = expected(channel, now=now, language=get_language() or "vi")
    return {
        "expected_at": promise.at,
        "expected_reasons": [{"text": text, "source": source} for text, source in promise.reasons],
    }


def known_context(draft: DraftView) -> dict[str, Any]:
    """What the answers so far already decide: the fee, and what is to be known beforehand."""
    definition, way = draft.content.definition, draft.walk
    return {
        "fee": _fee(draft),
        "notes": notes_of(definition, way.values),
        **expected_context(definition.online, timezone.now()),
    }


def _fee(draft: DraftView) -> int | None:
    """What the answers come to; while some are missing, what is said beforehand."""
    fee = draft.content.fee(draft.walk.values, facts_of(draft.walk))
    return draft.content.definition.fee if fee is None and not draft.is_whole else fee


def minutes(pages: int) -> int:
    return max(1, round(pages * MINUTES_A_PAGE))
