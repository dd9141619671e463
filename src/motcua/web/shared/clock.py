"""The legal clock as parameters of its component."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language

from motcua.kit.clock import Calendar, cells


def clock_parameters(
    received: datetime, due: datetime, calendar: Calendar, *, done: datetime | None = None
) -> dict[str, Any]:
    """A cell a day from receipt to the day that was promised.

    A case that is done stands still: its last day is used, and no day is today.
    """
    language = get_language() or "vi"
    today: date = timezone.localdate(done) + timedelta(days=1) if done else timezone.localdate()
    return {
        "cells": [
            {
                "day": cell.day,
                "kind": cell.kind,
                "label": str(cell.number or ""),
                "reason": cell.why(language),
            }
            for cell in cells(received, today, due, calendar)
        ],
        "received": timezone.localdate(received),
        "today": None if done else today,
        "due": timezone.localdate(due),
    }
