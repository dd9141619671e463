"""The rules that give a due moment."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from motcua.kit.clock.calendar import Calendar, DayKind


@dataclass(frozen=True)
class Reason:
    """One step of an explanation: a key of ``words``, the day it is about, facts, and the law."""

    key: str
    day: date
    params: Mapping[str, Any]
    source: str = ""


@dataclass(frozen=True)
class Due:
    """A due moment in local time, and why it is that one, in the order of the days."""

    at: datetime
    reasons: tuple[Reason, ...]


def due_same_day(
    received: datetime,
    *,
    calendar: Calendar,
    cutoff: time | None,
    closing: time | None = None,
    law: str = "",
) -> Due:
    """Done the same day; received after the cutoff or on a day off, the next working day.

    ``cutoff`` and ``closing`` are local times: without a cutoff, closing is it; without a closing,
    the end of the last session. Received exactly at the cutoff is still in time. ``law`` is the
    source of the rule.
    """
    here = calendar.local(received)
    end = closing or calendar.closing_on(here.date())
    last = min(cutoff or end, end)
    facts = {"moment": here, "cutoff": last}
    if not calendar.is_working(here.date()):
        key, day = "same_day.on_day_off", calendar.next_working(here.date())
    elif here.time() > last:
        key, day = "same_day.after_cutoff", calendar.next_working(here.date())
    else:
        key, day = "same_day.in_time", here.date()
    at = calendar.at(day, closing or calendar.closing_on(day))
    return Due(
        at,
        (
            Reason(key, here.date(), facts, law),
            *_special_days(calendar, here.date(), day),
            Reason("due", day, {"moment": at}),
        ),
    )


def due_working_days(
    received: datetime,
    days: int,
    calendar: Calendar,
    *,
    closing: time | None = None,
    law: str = "",
) -> Due:
    """A number of working days; the day of receipt is not counted.

    What arrives on a day off or after the last session counts as received on the next working day.
    Due at ``closing``, or at the end of the last session. Fewer than one day is a ``ValueError``.
    """
    if days < 1:
        raise ValueError(f"A limit of {days} working days is not one: give 1 or more.")
    here = calendar.local(received)
    first = calendar.snap(here).date()
    day = first
    for _ in range(days):
        day = calendar.next_working(day)
    at = calendar.at(day, closing or calendar.closing_on(day))
    key = "days.in_hours" if first == here.date() else "days.out_of_hours"
    facts = {"moment": here, "days": days, "counted_as": first}
    return Due(
        at,
        (
            Reason(key, here.date(), facts, law),
            *_special_days(calendar, here.date(), day),
            Reason("due_as_day", day, {"moment": at, "days": days}),
        ),
    )


def _special_days(calendar: Calendar, first: date, last: date) -> Iterator[Reason]:
    """One reason for each run of days, both ends included, that are special for the same cause."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    for rule, run in groupby(days, key=calendar.rule_of):
        if rule is None:
            continue
        run_days = list(run)
        key = "day_off" if rule.kind is DayKind.OFF else "extra_day"
        facts = {"first": run_days[0], "last": run_days[-1], "rule": rule}
        yield Reason(key, run_days[0], facts, rule.source)
