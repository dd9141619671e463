"""By which limit and which rules of the country the time of a request is counted."""

from datetime import date, datetime
from typing import Any

from motcua.kit import clock
from motcua.kit.clock import Calendar, CountFrom, Due, Profile, Regime, Ruling, Terms, sentences
from motcua.services.catalogue.package.parts import Channel

LANGUAGES = ("vi", "en")
SAME_DAY = "same_day"
"""The regime of a country for what is done on the day on which it comes."""


def terms_of(channel: Channel, day: date, calendar: Calendar, law: Profile) -> Terms:
    """The limit of a channel with the rules for what is received on a day.

    A channel names its regime, or it is the country's usual one; a regime that the country does not
    have is a ``ValueError``. Without a limit of its own it has none.
    """
    return Terms(channel.limit.as_limit(), calendar, _regime(channel, day, law))


def due_of(channel: Channel, received: datetime, calendar: Calendar, law: Profile) -> Due | None:
    """When what is received at this moment is due, and why; None where no limit is set."""
    terms = terms_of(channel, calendar.local(received).date(), calendar, law)
    if terms.limit is None:
        return None
    return clock.due(received, terms.limit, calendar, terms.regime)


def promise_of(due: Due) -> dict[str, Any]:
    """A due moment as it is kept with a case: what was promised stays as it was said."""
    return {
        "at": due.at.isoformat(),
        "reasons": {language: sentences(due, language) for language in LANGUAGES},
        "days": [
            {"day": cell.day.isoformat(), "kind": cell.kind, "number": cell.number}
            for cell in clock.cells_of_due(due, due.start.received.date())
        ],
    }


def _regime(channel: Channel, day: date, law: Profile) -> Regime:
    limit = channel.limit
    own = SAME_DAY if limit.same_day and SAME_DAY in law.law_on(day).regimes else ""
    regime = law.regime(day, channel.regime or own)
    rulings: dict[str, Ruling[Any]] = {}
    if limit.same_day:
        rulings["working_days_from"] = Ruling(CountFrom.SAME_SESSION, limit.source, limit.certain)
    if limit.cutoff:
        rulings["cutoff"] = Ruling(limit.cutoff, limit.source, limit.certain)
    return regime.ruled(rulings)
