"""Cases as short texts, such as ``seen(RECEIVED, "finished 06-03 10:00", now="06-04 09:00")``."""

from datetime import date, datetime

from motcua.kit.clock import Answer, Event, EventKind, Profile, Regime, Terms, explain, read_limit
from motcua.kit.clock.tests.golden_cases import moment, profile

VIETNAM, FRANCE = profile("vietnam"), profile("france")
CALENDAR = VIETNAM.calendar
REGIME = VIETNAM.regime(date(2026, 6, 1))
RECEIVED = "received 06-01 09:00"
"""A Monday; ten working days end on Monday 15 June."""


def at(text: str, country: Profile = VIETNAM) -> datetime:
    """``06-01 09:00`` of 2026, or a whole date, in the country's time."""
    text = text if text.startswith("20") else f"2026-{text}"
    return moment(text.replace(" ", "T"), "vietnam" if country is VIETNAM else "france")


def happened(*steps: str, country: Profile = VIETNAM) -> list[Event]:
    """Events; ``to NAME``, ``until 06-05 17:00`` and last ``by LAW`` may follow."""
    found = []
    for step in steps:
        told, _by, law = step.partition(" by ")
        kind, day, hour, *more = told.split(" ")
        rest = " ".join(more[1:])
        until = at(rest, country) if more[:1] == ["until"] else None
        to = rest if more[:1] == ["to"] else ""
        found.append(Event(EventKind(kind), at(f"{day} {hour}", country), to, until, law))
    return found


def seen(
    *steps: str,
    now: str,
    limit: str = "10 working_days",
    regime: Regime = REGIME,
    country: Profile = VIETNAM,
) -> Answer:
    """What these steps mean at a moment."""
    terms = Terms(read_limit(limit), country.calendar, regime)
    return explain(happened(*steps, country=country), terms, at(now, country))
