"""The cases that were counted by hand, read from ``golden/``."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from motcua.kit.clock import (
    Calendar,
    DayKind,
    DayRule,
    Event,
    EventKind,
    Limit,
    Profile,
    Regime,
    Terms,
    read_limit,
    read_profile,
)

HERE = Path(__file__).parent
PROFILES = next(folder for folder in HERE.parents if (folder / "profiles").is_dir()) / "profiles"
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

type Case = dict[str, Any]


@cache
def profile(country: str) -> Profile:
    return read_profile(PROFILES / country)


@cache
def _golden(country: str) -> dict[str, list[Case]]:
    text = (HERE / "golden" / f"{country}.yaml").read_text(encoding="utf-8")
    groups = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
    return {
        group: [{"country": country, **case} for case in cases] for group, cases in groups.items()
    }


def golden(group: str, *countries: str) -> list[Case]:
    return [case for country in countries for case in _golden(country).get(group, [])]


def moment(text: str, country: str) -> datetime:
    """A moment as a case gives it, in the country's time unless it names another."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=profile(country).calendar.zone)


def maybe(case: Case, key: str) -> datetime | None:
    return None if case[key] == "null" else moment(case[key], case["country"])


def regime_of(case: Case) -> Regime:
    return profile(case["country"]).regime(_day(case), case.get("regime", ""))


def calendar_of(case: Case) -> Calendar:
    calendar = profile(case["country"]).calendar_of(_day(case), case.get("office", ""))
    if "day_off" not in case:
        return calendar
    rule = DayRule(DayKind.OFF, {"vi": "ngày nghỉ của địa phương", "en": "local day off"})
    return replace(calendar, days={**calendar.days, date.fromisoformat(case["day_off"]): rule})


def limit_of(case: Case) -> Limit | None:
    text = case.get("limit")
    if text == "null":
        return None
    return regime_of(case).limit.value if text is None else read_limit(text)


def terms_of(case: Case) -> Terms:
    return Terms(limit_of(case), calendar_of(case), regime_of(case))


def events_of(case: Case) -> list[Event]:
    return [_event(each, case["country"]) for each in case["events"]]


def _event(fields: dict[str, str], country: str) -> Event:
    (kind, at), *others = fields.items()
    more: dict[str, Any] = dict(others)
    if "until" in more:
        more["until"] = moment(more["until"], country)
    return Event(EventKind(kind), moment(at, country), **more)


def _day(case: Case) -> date:
    first = case["received"] if "received" in case else next(iter(case["events"][0].values()))
    return moment(first, case["country"]).date()


def counted_days(text: str, begin: date) -> list[date]:
    """``Dec 30 31, Jan 2``: the days of a count that begins on or after a day."""
    days: list[date] = []
    year, before = begin.year, begin.month
    for part in text.split(","):
        name, *numbers = part.split()
        month = _MONTHS.index(name) + 1
        year, before = year + (month < before), month
        days += [date(year, month, int(number)) for number in numbers]
    return days


def counted_hours(stretches: list[str]) -> timedelta:
    """The sum of stretches such as ``2026-06-01 09:00-11:30``."""
    total = timedelta()
    for stretch in stretches:
        day, hours = stretch.split()
        start, end = (datetime.fromisoformat(f"{day}T{hour}") for hour in hours.split("-"))
        total += end - start
    return total
