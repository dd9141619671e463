"""A day that was typed into three fields."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from motcua.kit.errors import Refused

PARTS = ("day", "month", "year")


def typed_day(given: Mapping[str, str], name: str) -> date | None:
    """The day in ``name-day``, ``name-month`` and ``name-year``; None where all are empty."""
    day, month, year = (given.get(f"{name}-{part}", "").strip() for part in PARTS)
    if not (day or month or year):
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise Refused(_("Write the day as day, month and year, for example 25 11 2026.")) from None


def day_fields(given: Mapping[str, str], name: str, default: date | None = None) -> dict[str, str]:
    """What stands in the three fields: what was typed, else a default."""
    if f"{name}-day" in given:
        return {part: given.get(f"{name}-{part}", "") for part in PARTS}
    if default is None:
        return dict.fromkeys(PARTS, "")
    return {part: str(getattr(default, part)) for part in PARTS}
