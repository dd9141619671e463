"""What is said while somebody writes: the fee, the day, and how long it still takes."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from motcua.services.cases.queries.drafts import DraftView
from motcua.services.cases.queries.promise import expected
from motcua.services.catalogue.queries.promise import Channel

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
    definition, values = draft.content.definition, draft.walk.values
    return {
        "fee": definition.fee_for(values),
        "notes": [note for note in definition.notes if values.get(note.when) is True],
        **expected_context(definition.online, timezone.now()),
    }


def minutes(pages: int) -> int:
    return max(1, round(pages * MINUTES_A_PAGE))
