"""Every case that was counted by hand comes out as it was counted."""

import pytest

from motcua.kit.clock import (
    Answer,
    Due,
    Stage,
    cells_of,
    cells_of_due,
    due,
    explain,
    marks_of,
    other_readings,
    plan,
    read_limit,
)
from motcua.kit.clock.picture import Cell
from motcua.kit.clock.tests.golden_cases import (
    Case,
    calendar_of,
    counted_days,
    counted_hours,
    events_of,
    golden,
    limit_of,
    maybe,
    moment,
    regime_of,
    terms_of,
)

BOTH = ("vietnam", "france")


def named(cases: list[Case]) -> list:
    return [pytest.param(case, id=case["case"]) for case in cases]


def due_of(case: Case) -> Due:
    received = moment(case["received"], case["country"])
    return due(received, limit_of(case), calendar_of(case), regime_of(case))


def answer_of(case: Case) -> Answer:
    now = moment(case["now"], case["country"])
    return explain(events_of(case), terms_of(case), now)


def days_counted(row: list[Cell]) -> list:
    return [cell.day for cell in row if cell.number]


@pytest.mark.parametrize("case", named(golden("receipts", *BOTH)))
def test_a_due_date_is_the_one_counted_by_hand(case: Case):
    found = due_of(case)

    assert found.at == maybe(case, "due")
    assert found.later == (
        maybe(case, "by_later_calendar") if "by_later_calendar" in case else None
    )
    wanted = {*case.get("marks", ()), *(["calendar_changed"] if found.later else ())}
    assert set(marks_of(found.reasons)) == wanted


@pytest.mark.parametrize("case", named([c for c in golden("receipts", *BOTH) if "count" in c]))
def test_the_days_counted_are_those_counted_by_hand(case: Case):
    found = due_of(case)
    by_hand = counted_days(case["count"], found.start.received.date())

    assert days_counted(cells_of_due(found, found.start.received.date())) == by_hand


@pytest.mark.parametrize("case", named([c for c in golden("receipts", *BOTH) if "choice" in c]))
def test_where_sources_differ_the_other_reading_gives_the_other_day(case: Case):
    if "other_due" not in case["choice"]:
        return
    found, calendar = due_of(case), calendar_of(case)

    others = other_readings(
        regime_of(case),
        found.at,
        lambda regime: due(found.start.received, found.limit, calendar, regime).at,
    )

    assert moment(case["choice"]["other_due"], case["country"]) in [each.at for each in others]


@pytest.mark.parametrize("case", named(golden("logs", *BOTH)))
def test_a_log_is_answered_as_it_was_counted_by_hand(case: Case):
    found = answer_of(case)
    run, index_run = found.run, found.index_run
    said = {
        "due": lambda: found.due,
        "index_due": lambda: index_run and index_run.due,
        "applicant_due": lambda: found.applicant_due,
        "reception_due": lambda: found.reception_due and found.reception_due.at,
        "consultation_due": lambda: found.consultations[0].due,
    }
    for key, ask in said.items():
        if key in case:
            assert ask() == maybe(case, key), key
    words = {
        "state": lambda: found.state,
        "holder": lambda: found.holder.kind,
        "used": lambda: str(found.used),
        "left": lambda: str(found.left),
        "legal": lambda: found.legal.standing,
        "index": lambda: found.index and found.index.standing,
        "reception": lambda: found.reception and found.reception.standing,
    }
    assert {key: ask() for key, ask in words.items() if key in case} == {
        key: case[key] for key in words if key in case
    }
    assert run is None or run.start.received.tzinfo
    assert set(marks_of(found.reasons)) == set(case.get("marks", ()))


@pytest.mark.parametrize("case", named([c for c in golden("logs", *BOTH) if "count" in c]))
def test_the_days_of_a_log_are_those_counted_by_hand(case: Case):
    found = answer_of(case)
    received = events_of(case)[0].at.date()

    assert days_counted(cells_of(found)) == counted_days(case["count"], received)


@pytest.mark.parametrize("case", named([c for c in golden("logs", *BOTH) if "choice" in c]))
def test_another_reading_of_a_log_gives_another_day(case: Case):
    if "other_due" in case["choice"]:
        other = moment(case["choice"]["other_due"], case["country"])
        assert other in [each.at for each in answer_of(case).readings]


@pytest.mark.parametrize("case", named(golden("chains", "vietnam")))
def test_a_chain_is_due_as_it_was_counted_by_hand(case: Case):
    country = case["country"]
    stages = [
        Stage(
            each["key"],
            read_limit(each["limit"]),
            tuple(each.get("after", ())),
            each.get("budget", ""),
        )
        for each in case["stages"]
    ]
    done = {each["key"]: moment(each["done"], country) for each in case["stages"] if "done" in each}

    found = plan(
        stages, moment(case["received"], country), calendar_of(case), regime_of(case), done=done
    )

    assert {key: span.due for key, span in found.spans.items()} == {
        each["key"]: maybe({"country": country, **each}, "due") for each in case["stages"]
    }
    assert found.due == maybe(case, "due")


@pytest.mark.parametrize("case", named(golden("receipts", *BOTH) + golden("logs", *BOTH)))
def test_a_count_by_hand_is_as_long_as_its_limit(case: Case):
    limit = limit_of(case)
    received = case.get("received") or next(iter(case["events"][0].values()))
    begin = moment(received, case["country"]).date()

    if "count" in case and limit:
        days = {"weeks": 7}.get(limit.unit, 1) * limit.amount
        assert len(counted_days(case["count"], begin)) == days
    if "hours" in case and limit:
        hours = counted_hours(case["hours"]).total_seconds() / 3600
        assert (
            hours == limit.amount * {"working_days": 8}.get(limit.unit, 1)
            or limit.unit == "half_days"
        )
        day, last = case["hours"][-1].split()
        assert moment(f"{day}T{last.split('-')[1]}", case["country"]) == maybe(case, "due")


def test_there_are_enough_cases_and_each_names_its_article():
    vietnam = [c for group in ("receipts", "logs", "chains") for c in golden(group, "vietnam")]
    france = [c for group in ("receipts", "logs") for c in golden(group, "france")]

    assert len(vietnam) >= 60 and len(france) >= 20
    assert all(case["article"] for case in (*vietnam, *france))


@pytest.mark.parametrize("case", named(golden("logs", "vietnam")))
def test_the_other_counts_by_hand_end_on_their_day_too(case: Case):
    regime, limit = regime_of(case), limit_of(case)
    begin = events_of(case)[0].at.date()
    counts = {
        "index": limit,
        "applicant": regime.supplement_time.value,
        "consultation": regime.consultation_time.value,
    }

    for key, allowed in counts.items():
        if f"{key}_count" in case:
            days = counted_days(case[f"{key}_count"], begin)
            assert len(days) == allowed.amount
            assert days[-1] == maybe(case, f"{key}_due").date()
    if "reception_hours" in case:
        hours = counted_hours(case["reception_hours"]).total_seconds() / 3600
        assert hours == regime.reception.value.amount
