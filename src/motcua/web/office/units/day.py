"""The day on which the tree is looked at, and how links keep it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Day:
    """The day that was asked for, today if none was or it cannot be read; ``typed`` is as given."""

    on: date
    typed: tuple[str, str, str]
    error: str = ""

    @property
    def is_today(self) -> bool:
        return self.on == timezone.localdate()

    def query(self, **asked: object) -> str:
        """What follows an address to keep the day; nothing on today."""
        kept = {name: str(value) for name, value in asked.items() if value}
        if not self.is_today:
            kept["on"] = self.on.isoformat()
        return f"?{urlencode(kept)}" if kept else ""


def day_of(request: HttpRequest) -> Day:
    """``?on=2025-06-30`` of a link, or the three fields of the form."""
    today = timezone.localdate()
    typed = parts(request.GET, "on")
    if any(typed):
        given = day_from(typed)
    elif "on" in request.GET:
        given = _iso(request.GET["on"])
    else:
        return Day(today, _fields(today))
    if given is None:
        shown = typed if any(typed) else _fields(today)
        return Day(today, shown, _("Give a day that exists, for example 30 6 2025"))
    return Day(given, _fields(given))


def parts(data: QueryDict, name: str) -> tuple[str, str, str]:
    """The three fields of a day as they were typed."""
    day, month, year = (data.get(f"{name}-{part}", "").strip() for part in ("day", "month", "year"))
    return day, month, year


def day_from(typed: tuple[str, str, str]) -> date | None:
    """The day of three fields; None where they are not one."""
    day, month, year = typed
    return _iso(f"{year:0>4}-{month:0>2}-{day:0>2}")


def _fields(day: date) -> tuple[str, str, str]:
    return str(day.day), str(day.month), str(day.year)


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
