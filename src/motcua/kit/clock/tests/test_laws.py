"""Laws that hold for every moment, limit and log."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kit.clock import (
    DayKind,
    DayRule,
    Event,
    EventKind,
    ImpossibleLog,
    Limit,
    Regime,
    Terms,
    Unit,
    advance,
    due,
    explain,
    replay,
)
from motcua.kit.clock.state import State
from motcua.kit.clock.tests.golden_cases import profile

VIETNAM, FRANCE = profile("vietnam"), profile("france")
CALENDAR = VIETNAM.calendar
DAY = date(2026, 1, 1)
REGIMES = {
    name: VIETNAM.regime(DAY, name) for name in ("general", "same_day", "construction_permit")
}
OFF = DayRule(DayKind.OFF, {"vi": "mới", "en": "new"})
SEPARATING = {
    EventKind.SUPPLEMENT_ASKED,
    EventKind.SUPPLEMENT_GIVEN,
    EventKind.EXTENDED,
}

moments = st.datetimes(
    datetime(2025, 7, 1),  # noqa: DTZ001
    datetime(2027, 6, 30),  # noqa: DTZ001
    timezones=st.just(CALENDAR.zone),
)
amounts = {
    Unit.WORKING_HOURS: st.decimals("0.25", 80, places=2),
    Unit.HALF_DAYS: st.integers(1, 40),
    Unit.WORKING_DAYS: st.integers(1, 40) | st.decimals("0.25", 20, places=2),
    Unit.DAYS: st.integers(1, 90),
    Unit.WEEKS: st.integers(1, 10),
    Unit.MONTHS: st.integers(1, 6),
}
limits = st.sampled_from(list(Unit)).flatmap(
    lambda unit: amounts[unit].map(lambda amount: Limit(amount, unit))
)
day_limits = st.builds(
    Limit, st.integers(1, 30), st.sampled_from([Unit.WORKING_DAYS, Unit.DAYS, Unit.MONTHS])
)
regimes = st.sampled_from(list(REGIMES.values()))


@given(st.lists(moments, min_size=2, max_size=4).map(sorted), limits, regimes)
def test_a_later_receipt_is_never_due_earlier(
    received: list[datetime], limit: Limit, regime: Regime
):
    found = [due(each, limit, CALENDAR, regime).at for each in received]

    assert all(earlier <= later for earlier, later in pairwise(found))


@given(moments, limits, regimes)
def test_nothing_is_due_on_a_day_off_or_before_it_was_received(received, limit, regime):
    found = due(received, limit, CALENDAR, regime)

    assert found.at >= received
    assert found.calendar.is_working(found.at.date())


@given(moments, limits, regimes, st.dates(date(2025, 7, 1), date(2027, 12, 31)))
def test_a_new_holiday_never_makes_a_promise_earlier(received, limit, regime, day):
    more = replace(CALENDAR, days={**CALENDAR.days, day: OFF}, years=CALENDAR.known_years)

    assert due(received, limit, more, regime).at >= due(received, limit, CALENDAR, regime).at


@given(moments, st.integers(1, 6), st.integers(1, 60))
def test_a_larger_limit_is_never_due_earlier(received, months, days):
    general = REGIMES["general"]
    for unit, amount in ((Unit.MONTHS, months), (Unit.WORKING_DAYS, days), (Unit.HALF_DAYS, days)):
        smaller, larger = (Limit(each, unit) for each in (amount, amount + 1))
        assert (
            due(received, smaller, CALENDAR, general).at
            < due(received, larger, CALENDAR, general).at
        )


@st.composite
def logs(draw: st.DrawFn, country=VIETNAM, regime: str = "general") -> tuple[list[Event], Terms]:
    """Possible logs: of what is drawn, the events that can follow those before."""
    received = draw(moments)
    limit = draw(limits)
    terms = Terms(limit, country.calendar, country.regime(received.date(), regime))
    events = [Event(EventKind.RECEIVED, received)]
    state = replay(events, terms)
    kinds = [kind for kind in EventKind if kind is not EventKind.RECEIVED]
    for kind in draw(st.lists(st.sampled_from(kinds), max_size=12)):
        at = events[-1].at + timedelta(hours=draw(st.integers(0, 100)))
        until = None
        if kind in {EventKind.EXTENDED, EventKind.SUSPENDED} and draw(st.booleans()):
            until = at + timedelta(hours=draw(st.integers(1, 900)))
        event = Event(kind, at, until=until)
        try:
            state = advance(state, event, terms)
        except ImpossibleLog:
            continue
        events.append(event)
    return events, terms


def due_of(events: list[Event], terms: Terms) -> datetime | None:
    return explain(events, terms, events[-1].at).due


@given(logs(), st.data())
def test_replaying_a_log_in_pieces_gives_the_same(log, data):
    events, terms = log
    cut = data.draw(st.integers(0, len(events)))

    first = replay(events[:cut], terms)

    assert replay(events[cut:], terms, first) == replay(events, terms)


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (EventKind.DUTY_ASKED, EventKind.DUTY_PAID),
        (EventKind.SUSPENDED, EventKind.RESUMED),
        (EventKind.SUPPLEMENT_ASKED, EventKind.SUPPLEMENT_GIVEN),
    ],
)
@given(received=moments, limit=limits, hours=st.lists(st.integers(0, 400), min_size=2, max_size=2))
def test_a_pause_never_shortens(asked, answered, received, limit, hours):
    terms = Terms(limit, CALENDAR, REGIMES["general"])
    stands = received + timedelta(hours=hours[0])
    plain = [Event(EventKind.RECEIVED, received)]
    paused = [*plain, Event(asked, stands), Event(answered, stands + timedelta(hours=hours[1]))]

    assert due_of(paused, terms) >= due_of(plain, terms)


@given(moments, limits, st.integers(0, 200), st.integers(0, 200), st.integers(0, 200))
def test_a_longer_pause_is_never_due_earlier(received, limit, wait, short, more):
    terms = Terms(limit, CALENDAR, REGIMES["general"])
    asked = received + timedelta(hours=wait)

    def paid_after(hours: int) -> datetime | None:
        paid = Event(EventKind.DUTY_PAID, asked + timedelta(hours=hours))
        begun = [Event(EventKind.RECEIVED, received), Event(EventKind.DUTY_ASKED, asked)]
        return due_of([*begun, paid], terms)

    assert paid_after(short) <= paid_after(short + more)


@given(logs())
def test_a_case_is_never_due_on_a_day_off(log):
    events, terms = log
    found = due_of(events, terms)

    assert found is None or terms.calendar.is_working(found.date()) or _swap_unknown(found)


def _swap_unknown(day: datetime) -> bool:
    """The swapped days of January 2026 were other days to those who promised before."""
    rule = CALENDAR.days.get(day.date())
    return bool(rule and rule.announced)


@given(logs())
def test_both_clocks_agree_where_no_event_separates_them(log):
    events, terms = log
    together = [each for each in events if each.kind not in SEPARATING]
    found = explain(together, terms, events[-1].at)

    assert (found.run and found.run.due) == (found.index_run and found.index_run.due)
    if terms.limit.is_by_day:
        assert found.legal.standing == found.index.standing


@given(logs())
def test_what_is_used_and_what_is_left_are_the_whole_while_there_is_time(log):
    events, terms = log
    found = explain(events, terms, events[-1].at)
    state: State = found.facts

    if found.left and state.legal and not state.legal.extension and terms.limit.is_by_day:
        assert found.used + found.left == found.run.total


@given(logs(), st.integers(0, 500))
def test_an_answer_always_has_words_and_never_forgets_its_law(log, hours):
    from motcua.kit.clock import cells_of, headline, sentences

    events, terms = log
    found = explain(events, terms, events[-1].at + timedelta(hours=hours))

    for language in ("vi", "en"):
        assert headline(found, language).endswith(".")
        assert len(sentences(found, language)) == len(found.reasons)
    numbers = [cell.number for cell in cells_of(found) if cell.number]
    assert numbers == list(range(1, len(numbers) + 1))


@given(logs(FRANCE, "consent"), logs(FRANCE, "refusal"))
def test_silence_decides_once_and_for_all(one, other):
    for events, terms in (one, other):
        later = explain(events, terms, events[-1].at + timedelta(days=900))
        if later.state in {"consented", "refused_by_silence"}:
            assert later.holder.kind == "nobody"
            assert later.legal.end == later.due
