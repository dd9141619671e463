"""Two clocks from one log: what moves each, and early, on time or late by each."""

from datetime import date

from motcua.kit.clock import Answer, Limit, Ruling, Unit
from motcua.kit.clock.regime import Closes, Effect, Ended, Move
from motcua.kit.clock.tests.cases import RECEIVED, REGIME, VIETNAM, at, seen


def test_each_clock_follows_its_own_rule():
    """Where the index does something else than the law, only its own date moves."""
    pairs = {
        "duty": ("duty_asked", "duty_paid"),
        "suspension": ("suspended", "resumed"),
        "consultation": ("consultation_asked", "consultation_answered"),
        "supplement": ("supplement_asked", "supplement_given"),
    }
    by_effect = {
        Effect.RUNS_ON: at("06-15 17:00"),
        Effect.RESUME: at("06-17 17:00"),  # 2, then 5 8 9 10 11 12 15 16 17
        Effect.RESTART: at("06-19 17:00"),  # 8 9 10 11 12 15 16 17 18 19
    }
    for matter, (asked, answered) in pairs.items():
        for effect, index_due in by_effect.items():
            for other, legal_due in by_effect.items():
                rules = {matter: Ruling(other), f"{matter}_in_index": Ruling(effect)}
                found = seen(
                    RECEIVED,
                    f"{asked} 06-03 09:00",
                    f"{answered} 06-05 09:00",
                    now="06-05 10:00",
                    regime=REGIME.ruled(rules),
                )
                assert (found.due, found.index_run.due) == (legal_due, index_due), (matter, effect)


def test_an_apology_may_hold_in_the_index_too():
    moves = REGIME.ruled({"extension_in_index": Ruling(Move.MOVES)})
    steps = [RECEIVED, "extended 06-12 09:00 until 06-19 17:00", "finished 06-18 09:00"]

    found = seen(*steps, now="06-20 09:00", regime=moves)

    assert (found.index.standing, found.index_run.due) == ("early", at("06-19 17:00"))


def test_hours_are_kept_to_the_minute_by_the_law_and_by_the_day_in_the_index():
    steps = ["received 06-01 07:00", "finished 06-01 {}"]

    def found(hour: str) -> Answer:
        return seen(steps[0], steps[1].format(hour), limit="2 working_hours", now="06-02 09:00")

    assert (found("09:00").legal.standing, found("09:01").legal.standing) == ("on_time", "late")
    assert found("09:01").index.standing == "on_time"
    late = found("09:01").legal
    assert (late.due, late.end) == (at("06-01 09:00"), at("06-01 09:01"))


def test_a_regime_may_compare_moments_for_days_too():
    exact = VIETNAM.regime(date(2026, 6, 1)).ruled(
        {"compares": Ruling(type(REGIME.compares.value)("moment"))}
    )
    steps = [RECEIVED, "finished 06-15 17:01"]

    assert seen(*steps, now="06-16 09:00").legal.standing == "on_time"
    assert seen(*steps, now="06-16 09:00", regime=exact).legal.standing == "late"


def test_a_verdict_tells_its_end_and_its_due_moment():
    open_ = seen(RECEIVED, now="06-02 09:00").legal
    early = seen(RECEIVED, "finished 06-03 09:00", now="06-04 09:00").legal
    waiting = seen(RECEIVED, "duty_asked 06-03 09:00", "withdrawn 06-04 09:00", now="06-05 09:00")
    asked = seen(RECEIVED, "supplement_asked 06-03 09:00", now="06-05 09:00").index

    assert (open_.due, open_.end) == (at("06-15 17:00"), None)
    assert (early.due, early.end) == (at("06-15 17:00"), at("06-03 09:00"))
    assert (waiting.legal.due, waiting.legal.end) == (None, at("06-04 09:00"))
    assert (asked.due, asked.end, asked.standing) == (None, at("06-03 09:00"), "on_time")


def test_while_papers_are_awaited_the_index_looks_at_the_day_of_the_request():
    runs_on = REGIME.ruled({"supplement_in_index": Ruling(Effect.RUNS_ON)})
    steps = [RECEIVED, "supplement_asked 06-03 09:00"]

    open_ = seen(*steps, now="06-20 09:00", regime=runs_on).index
    withdrawn = seen(*steps, "withdrawn 06-20 09:00", now="06-20 09:00", regime=runs_on).index
    late = seen(RECEIVED, "supplement_asked 06-16 09:00", now="06-20 09:00", regime=runs_on).index

    assert (open_.standing, open_.end) == ("on_time", at("06-03 09:00"))
    assert withdrawn.standing == "early"
    assert (late.standing, late.due) == ("late", at("06-15 17:00"))


def test_reception_is_measured_by_the_rules_of_its_regime():
    whole_day = REGIME.ruled(
        {"reception": Ruling(Limit(1, Unit.WORKING_DAYS)), "closes": Ruling(Closes.MIDNIGHT)}
    )

    found = seen("submitted 06-01 16:30", now="06-02 09:00", regime=whole_day)

    assert found.reception_due.at == at("06-02 23:59:59")
    assert (found.reception.due, found.reception.end) == (at("06-02 23:59:59"), None)
    assert seen(RECEIVED, now="06-02 09:00").reception is None


def test_reception_ends_with_the_first_act_of_the_office():
    found = seen(
        "submitted 06-01 08:00",
        "supplement_asked 06-01 10:00",
        "supplement_given 06-10 10:00",
        "received 06-10 11:00",
        now="06-11 09:00",
    )

    assert (found.reception.end, found.reception.standing) == (at("06-01 10:00"), "early")


def test_withdrawn_cases_may_be_on_time_in_the_index():
    kind = REGIME.ruled({"index_ended": Ruling(Ended.ON_TIME)})
    steps = [RECEIVED, "withdrawn 06-16 09:00"]

    assert seen(*steps, now="06-20 09:00").index.standing == "late"
    assert seen(*steps, now="06-20 09:00", regime=kind).index.standing == "on_time"
    assert seen(*steps, now="06-20 09:00", regime=kind).legal.standing == "late"


def test_a_stop_after_the_due_day_heals_nothing():
    found = seen(RECEIVED, "duty_asked 06-16 09:00", now="06-18 09:00")

    assert found.due == at("06-15 17:00")
    assert found.legal.standing == found.index.standing == "late"
