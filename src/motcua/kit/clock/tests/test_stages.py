"""Chains, procedures side by side, and budgets that steps share."""

from dataclasses import replace

import pytest

from motcua.kit.clock import Limit, Stage, StageState, Unit, plan
from motcua.kit.clock.tests.cases import CALENDAR, REGIME, at

DAY_ONE = at("06-01 09:00")


def days(number: int) -> Limit:
    return Limit(number, Unit.WORKING_DAYS)


def test_a_failed_stage_blocks_those_after_it_and_the_rest_is_partly_done():
    stages = [
        Stage("birth", days(1)),
        Stage("residence", days(2), ("birth",)),
        Stage("insurance", days(3), ("birth",)),
        Stage("card", days(5), ("residence",)),
    ]
    birth, failed = {"birth": at("06-02 10:00")}, {"residence": at("06-03 10:00")}

    found = plan(stages, DAY_ONE, CALENDAR, REGIME, done=birth, failed=failed)
    done = {**birth, "insurance": at("06-04 10:00")}
    over = plan(stages, DAY_ONE, CALENDAR, REGIME, done=done, failed=failed)

    assert {key: span.state for key, span in found.spans.items()} == {
        "birth": StageState.DONE,
        "residence": StageState.FAILED,
        "insurance": StageState.OPEN,
        "card": StageState.BLOCKED,
    }
    assert (found.due, found.state, found.is_partial) == (at("06-05 17:00"), StageState.OPEN, True)
    assert (over.state, over.is_partial) == (StageState.DONE, True)


def test_a_chain_of_which_nothing_is_left_has_failed():
    stages = [Stage("one", days(1)), Stage("two", days(1), ("one",))]

    found = plan(stages, DAY_ONE, CALENDAR, REGIME, failed={"one": at("06-02 10:00")})
    whole = plan(stages, DAY_ONE, CALENDAR, REGIME)

    assert (found.state, found.due, found.is_partial) == (StageState.FAILED, None, False)
    assert (whole.state, whole.is_partial) == (StageState.OPEN, False)
    assert found.spans["two"].state is StageState.BLOCKED


def test_stages_may_be_given_in_any_order_and_must_not_wait_for_one_another():
    one, two = Stage("one", days(1)), Stage("two", days(1), ("one",))

    assert list(plan([two, one], DAY_ONE, CALENDAR).spans) == ["one", "two"]
    with pytest.raises(ValueError, match=r"wait for one another or for an unknown one: one, two\."):
        plan([replace(one, after=("two",)), two], DAY_ONE, CALENDAR)
    with pytest.raises(ValueError, match="unknown one: two"):
        plan([two], DAY_ONE, CALENDAR)


def test_handing_on_knows_no_closing_time_and_no_last_hour():
    stages = [Stage("one", days(1)), Stage("two", Limit(1, Unit.HALF_DAYS), ("one",))]

    planned = plan(stages, DAY_ONE, CALENDAR, REGIME)
    early = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"one": at("06-01 16:30")})

    assert planned.spans["two"].due == at("06-03 11:30")  # handed on at 17:00 of the 2nd
    assert early.spans["two"].due == at("06-02 11:30")


def test_a_shared_budget_that_is_used_up_leaves_its_last_day():
    stages = [
        Stage("draft", days(3), budget="office"),
        Stage("sign", days(3), ("draft",), budget="office"),
        Stage("other", days(3), ("draft",), budget="another"),
    ]

    in_time = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("06-02 10:00")})
    late = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("06-09 10:00")})
    open_ = plan(stages, DAY_ONE, CALENDAR, REGIME)

    assert in_time.spans["sign"].due == at("06-04 17:00")  # the 2nd is used: 3 4
    assert late.spans["sign"].due == at("06-04 17:00")
    assert late.spans["other"].due == at("06-12 17:00")  # 10 11 12
    assert open_.spans["sign"].due == at("06-04 17:00")


def test_half_days_of_a_budget_are_used_when_they_have_begun():
    half = Limit(4, Unit.HALF_DAYS)
    stages = [Stage("draft", half, budget="office"), Stage("sign", half, ("draft",), "office")]

    found = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("06-01 14:00")})
    at_noon = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("06-02 12:00")})

    assert found.spans["sign"].due == at("06-03 11:30")  # 1pm is used: 2am 2pm 3am
    assert at_noon.spans["sign"].due == at("06-03 11:30")  # 1pm and 2am are used: 2pm 3am


def test_hours_of_a_budget_that_took_too_long_leave_its_last_hour():
    hours = Limit(4, Unit.WORKING_HOURS)
    stages = [Stage("draft", hours, budget="office"), Stage("sign", hours, ("draft",), "office")]

    late = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("06-02 08:00")})
    exactly = plan(stages, DAY_ONE, CALENDAR, REGIME, done={"draft": at("06-01 15:00")})

    assert late.spans["sign"].due == exactly.spans["sign"].due == at("06-01 15:00")
    day = [replace(stage, limit=Limit(8, Unit.WORKING_HOURS)) for stage in stages]
    at_closing = plan(day, at("06-01 07:00"), CALENDAR, REGIME, done={"draft": at("06-01 17:00")})
    assert at_closing.spans["sign"].due == at("06-01 17:00")


def test_half_days_go_on_from_a_handover_on_a_day_off():
    half = Limit(1, Unit.HALF_DAYS)
    stages = [Stage("one", half), Stage("two", half, ("one",))]

    done = {"one": at("06-06 10:00")}
    found = plan(stages, at("06-01 09:00"), CALENDAR, REGIME, done=done)

    assert found.spans["two"].due == at("06-08 11:30")


def test_a_first_stage_keeps_the_rules_of_a_receipt_and_months_count_from_it():
    stages = [Stage("one", Limit(1, Unit.MONTHS)), Stage("two", Limit(3, Unit.DAYS), ("one",))]

    found = plan(stages, at("06-05 18:00"), CALENDAR, REGIME)

    assert found.spans["one"].due == at("07-08 17:00")  # received on Monday 8 June
    late = plan(stages, at("06-05 18:00"), CALENDAR, REGIME, done={"one": at("06-12 16:30")})
    assert late.spans["two"].due == at("06-15 17:00")  # 13 14 15
