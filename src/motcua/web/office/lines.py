"""Lines of a desk with the word and the colour of the time that is left."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.services.cases.queries.office import DeskLine


@dataclass(frozen=True)
class Shown:
    line: DeskLine
    left: str
    kind: str
    """Kind of the tag: early, soon, late or plain."""


def shown(lines: list[DeskLine], now: datetime) -> list[Shown]:
    return [Shown(line, *left_of(line.due_at, now)) for line in lines]


def left_of(due_at: datetime, now: datetime) -> tuple[str, str]:
    """The time that is left in words, and how urgent that is."""
    days = (timezone.localdate(due_at) - timezone.localdate(now)).days
    if due_at < now:
        late = max(1, -days)
        return ngettext("%d day late", "%d days late", late) % late, "late"
    if days == 0:
        return _("today, by %s") % timezone.localtime(due_at).strftime("%H:%M"), "soon"
    return ngettext("%d day left", "%d days left", days) % days, "early"
