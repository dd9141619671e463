"""Lines of a desk with the word and the colour of the time that is left."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from motcua.instruments.forms.model import in_language
from motcua.kit.numbers import moment_text
from motcua.services.cases.queries.office import DeskLine


def rows(lines: list[DeskLine], now: datetime, *, to: str) -> list[list[Any]]:
    """Cells of the table of cases; ``to`` names the page that a case opens."""
    return [
        [
            {
                "text": line.code or line.receipt,
                "href": reverse(to, args=[line.receipt]),
                "note": in_language(line.service, get_language() or "vi"),
            },
            line.applicant,
            _time_cell(line, now),
            line.state_text,
            moment_text(timezone.localtime(line.submitted_at), get_language() or "vi"),
        ]
        for line in lines
    ]


def head() -> list[str]:
    return [_("Case"), _("Applicant"), _("Time left"), _("Step"), _("Handed in")]


def _time_cell(line: DeskLine, now: datetime) -> dict[str, str]:
    if line.state == "issued":
        return {"tag_text": line.state_text, "tag_kind": "plain"}
    left, kind = left_of(line.due_at, now)
    return {"tag_text": left, "tag_kind": kind}


def left_of(due_at: datetime, now: datetime) -> tuple[str, str]:
    """The time that is left in words, and how urgent that is."""
    days = (timezone.localdate(due_at) - timezone.localdate(now)).days
    if due_at < now:
        late = max(1, -days)
        return ngettext("%d day late", "%d days late", late) % late, "late"
    if days == 0:
        return _("today, by %s") % timezone.localtime(due_at).strftime("%H:%M"), "soon"
    return ngettext("%d day left", "%d days left", days) % days, "early"
