"""The law of a country, dated: which rules hold for a case that is received on a day.

``clock/*.yaml`` of a profile gives the rules, each file with the day since which it is in force.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date, time, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from motcua.kit.clock.calendar import Calendar, Session
from motcua.kit.clock.limits import Limit, read_limit
from motcua.kit.clock.reading import WEEKDAYS, read_calendar, read_sessions
from motcua.kit.clock.regime import Regime, Ruling
from motcua.kit.datafile import Value, WrongFile, read

_NONE = "none"


@dataclass(frozen=True)
class Office:
    """An office whose weekdays differ, as a counter that is open on Saturday mornings."""

    short_days: Mapping[int, tuple[Session, ...]]
    source: str


@dataclass(frozen=True)
class Law:
    """The rules in force since a day; ``usual`` is the regime of procedures that name none."""

    since: date
    usual: str
    regimes: Mapping[str, Regime]
    offices: Mapping[str, Office] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
    """A country: its calendar and its laws, the newest last."""

    calendar: Calendar
    laws: tuple[Law, ...]

    def law_on(self, day: date) -> Law:
        """What is in force on a day; before the first, the first, whose answers are then marked."""
        in_force = [law for law in self.laws if law.since <= day]
        return in_force[-1] if in_force else self.laws[0]

    def regime(self, day: date, name: str = "") -> Regime:
        """The rules of a kind of procedure on a day; an unknown name is a ``ValueError``."""
        law = self.law_on(day)
        return _known(law.regimes, name or law.usual, "regime")

    def calendar_of(self, day: date, office: str = "") -> Calendar:
        """The calendar of an office; without a name, the country's. Unknown is a ``ValueError``."""
        if not office:
            return self.calendar
        own = _known(self.law_on(day).offices, office, "office")
        week = self.calendar.week | own.short_days.keys()
        return replace(self.calendar, week=week, short_days=own.short_days)


def _known[T](named: Mapping[str, T], name: str, what: str) -> T:
    if name not in named:
        raise ValueError(f"There is no {what} {name!r}; there are {', '.join(named) or 'none'}.")
    return named[name]


def read_profile(folder: Path) -> Profile:
    """Calendar and rules of a profile's folder; raises ``WrongFile``."""
    laws = sorted(map(_law, (folder / "clock").glob("*.yaml")), key=lambda law: law.since)
    if not laws:
        raise WrongFile(f"{folder / 'clock'} holds no rules; add a file such as 2025-07-01.yaml.")
    return Profile(read_calendar(folder), tuple(laws))


def _law(path: Path) -> Law:
    top = read(path).mapping("since", "source", "usual", "regimes", optional=("offices",))
    since, source = top["since"].day(), top["source"].text()
    regimes: dict[str, Regime] = {}
    for name, value in top["regimes"].entries():
        regimes[name] = _regime(value, regimes, Regime(since=since, source=source))
    offices = dict(_offices(top["offices"])) if "offices" in top else {}
    return Law(since, top["usual"].choice(regimes), regimes, offices)


def _offices(value: Value) -> Iterator[tuple[str, Office]]:
    for name, office in value.entries():
        own = office.mapping("name", "source", optional=WEEKDAYS)
        own["name"].texts("vi", "en")
        days = {
            WEEKDAYS.index(day): tuple(read_sessions(own[day])) for day in WEEKDAYS if day in own
        }
        yield name, Office(days, own["source"].text())


def _regime(value: Value, before: Mapping[str, Regime], plain: Regime) -> Regime:
    """A regime, or the one that it is ``like`` with other rulings."""
    own = value.mapping("name", optional=("like", *_READERS))
    base = before[own["like"].choice(before)] if "like" in own else plain
    rulings = {key: _ruling(own[key], _READERS[key]) for key in own if key in _READERS}
    return replace(base, name=own["name"].texts("vi", "en")).ruled(rulings)


def _ruling(value: Value, read_value: Callable[[Value], Any]) -> Ruling[Any]:
    part = value.mapping("is", "source", optional=("certain", "others", "about"))
    certain = "certain" not in part or part["certain"].flag()
    source = part["source"].text()
    answer = read_value(part["is"])
    return Ruling(
        value=replace(answer, source=source) if isinstance(answer, Limit) else answer,
        source=source,
        certain=certain,
        others=tuple(map(read_value, part["others"].items())) if "others" in part else (),
        about=part["about"].texts("vi", "en") if "about" in part else {},
    )


def _enum(kind: type[StrEnum]) -> Callable[[Value], StrEnum]:
    return lambda value: kind(value.choice(kind))


def _limit(value: Value) -> Limit | None:
    text = value.text()
    if text == _NONE:
        return None
    try:
        return read_limit(text)
    except ValueError as error:
        raise value.wrong(str(error)) from None


def _number(value: Value) -> int | None:
    return None if value.text() == _NONE else value.count()


def _cutoff(value: Value) -> time | timedelta | None:
    """``"15:00"``, ``last 60 minutes`` or ``none``."""
    words = value.text().split()
    if words == [_NONE]:
        return None
    if len(words) == 3 and (words[0], words[2]) == ("last", "minutes") and words[1].isdecimal():
        return timedelta(minutes=int(words[1]))
    return value.hour()


def _reader(kind: Any) -> Callable[[Value], Any]:
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enum(kind)
    if kind is bool:
        return Value.flag
    return {Limit: _limit, int: _number, time: _cutoff}[get_args(kind)[0]]


_READERS = {
    each.name: _reader(get_args(kind)[0])
    for each, kind in ((each, get_type_hints(Regime)[each.name]) for each in fields(Regime))
    if getattr(kind, "__origin__", None) is Ruling
}
"""How the answer to each question of a regime is read."""
