"""Marks and reasons: what they tell, by which law, on which day."""

from dataclasses import replace
from datetime import date

from motcua.kit.clock import (
    Answer,
    Limit,
    Ruling,
    Unit,
    due,
    headline,
    marks_of,
    other_readings,
    read_limit,
    sentences,
)
from motcua.kit.clock.regime import Move
from motcua.kit.clock.tests.cases import CALENDAR, FRANCE, RECEIVED, REGIME, VIETNAM, at, seen

ONE_STOP = "Nghị định 118/2025/NĐ-CP"


def marks(answer: Answer) -> list[tuple[str, str, date]]:
    """The marks as sentences, with their source and day."""
    said = zip(answer.reasons, sentences(answer, "en"), strict=True)
    return [(*line, reason.day) for reason, line in said if reason.mark]


def test_a_mark_tells_what_was_wrong_with_its_law_and_day():
    supplements = seen(
        RECEIVED,
        "supplement_asked 06-02 09:00",
        "supplement_given 06-03 09:00",
        "supplement_asked 06-04 09:00",
        now="06-05 09:00",
    )
    late = seen(
        RECEIVED,
        "supplement_asked 06-16 09:00 until 06-17 17:00",
        "supplement_given 06-18 09:00",
        now="06-19 09:00",
    )
    extensions = seen(
        RECEIVED,
        "extended 06-12 09:00 until 06-19 17:00",
        "extended 06-18 09:00 until 06-26 17:00",
        now="06-19 09:00",
    )
    too_late = seen(RECEIVED, "extended 06-16 09:00 until 06-19 17:00", now="06-17 09:00")

    assert marks(supplements) == [
        (
            "Papers may be asked for 1 time(s); this was once too often.",
            f"{ONE_STOP}, Điều 11",
            date(2026, 6, 4),
        )
    ]
    assert marks(late) == [
        (
            "The papers came after the time given, 5 pm on Wednesday 17 Jun 2026.",
            f"{ONE_STOP}, Điều 17",
            date(2026, 6, 18),
        ),
        (
            "When the papers were asked for, the case was late already: 5 pm on Monday 15 Jun "
            "2026.",
            "",
            date(2026, 6, 18),
        ),
    ]
    assert marks(extensions) == [
        (
            "A new day may be set 1 time(s); this one moves nothing.",
            f"{ONE_STOP}, Điều 17",
            date(2026, 6, 18),
        )
    ]
    assert marks(too_late) == [
        (
            "The new day was set after 5 pm on Monday 15 Jun 2026 had passed, so it moves nothing.",
            f"{ONE_STOP}, Điều 17",
            date(2026, 6, 16),
        )
    ]


def test_a_receipt_before_the_law_is_marked_and_one_on_its_first_day_is_not():
    def found(day: str):
        received = at(f"{day} 09:00")
        return due(
            received, read_limit("1 working_days"), CALENDAR, VIETNAM.regime(received.date())
        )

    before, first = found("2025-06-30"), found("2025-07-01")

    assert marks_of(first.reasons) == ()
    reason = next(each for each in before.reasons if each.mark)
    assert (reason.day, reason.source) == (date(2025, 6, 30), ONE_STOP)
    assert (
        "The rules before Tuesday 1 Jul 2025 are not known here; those in force since then are "
        "used.",
        ONE_STOP,
    ) in sentences(before, "en")


def test_every_reason_stands_at_its_day():
    days = due(at("2025-12-24 10:00"), read_limit("10 working_days"), CALENDAR, REGIME).reasons
    same_day = due(
        at("06-01 09:00"), Limit(1, Unit.DAYS), CALENDAR, VIETNAM.regime(date(2026, 6, 1))
    ).reasons

    assert [each.day for each in days[-2:]] == [date(2026, 1, 8)] * 2
    assert same_day[-1].day == date(2026, 6, 2)


def test_a_reason_names_both_laws_and_whether_they_are_certain():
    limit = Limit(20, Unit.DAYS, "Quyết định 1")
    first, moved, _last = due(at("01-27 09:00"), limit, CALENDAR, REGIME).reasons
    out_of_hours = due(at("06-06 09:00"), limit, CALENDAR, REGIME).reasons[0]

    assert first.source == "Quyết định 1; Bộ luật Dân sự 91/2015/QH13, Điều 147"
    assert (first.certain, out_of_hours.certain) == (False, True)
    assert (moved.source, moved.certain) == ("Bộ luật Dân sự 91/2015/QH13, Điều 148", False)


def test_done_the_same_day_is_told_when_it_is_in_time():
    regime = VIETNAM.regime(date(2026, 6, 1), "same_day")

    assert sentences(due(at("06-01 09:00"), regime.limit.value, CALENDAR, regime), "en") == [
        (
            "Received at 9 am on Monday 1 Jun 2026, no later than 3 pm: done the same day.",
            "Quyết định 163/QĐ-BTP",
        ),
        ("No later than 5 pm on Monday 1 Jun 2026.", ""),
    ]


def test_working_time_always_depends_on_the_calendar():
    stays = REGIME.ruled({"last_day_off": Ruling(Move.STAYS)})
    received = at("2027-12-30 09:00")

    def found(limit: str):
        return marks_of(due(received, read_limit(limit), CALENDAR, stays).reasons)

    assert found("3 working_days") == ("year_expected", "year_unknown")
    assert found("9 days") == ()


def test_an_uncertain_rule_is_named_with_its_other_reading():
    found = due(at("06-01 09:00"), read_limit("5 days"), CALENDAR, REGIME)

    readings = list(
        other_readings(
            REGIME,
            found.at,
            lambda regime: due(found.start.received, found.limit, CALENDAR, regime).at,
        )
    )

    assert [(each.rule, each.value, each.at, each.ruling.value) for each in readings] == [
        ("last_day_off", Move.STAYS, at("06-06 17:00"), Move.MOVES)
    ]


def test_what_comes_after_silence_is_told():
    found = seen(
        "received 03-12 10:00",
        "finished 05-20 10:00",
        limit="2 months",
        regime=FRANCE.regime(date(2026, 3, 12), "consent"),
        country=FRANCE,
        now="06-01 10:00",
    )

    assert marks(found) == [
        (
            "What was done at 10 am on Wednesday 20 May 2026 changes nothing: silence had decided.",
            "",
            date(2026, 5, 20),
        )
    ]
    assert found.legal.end == found.due == at("05-12 23:59:59", FRANCE)


def test_a_late_receipt_says_so_whichever_way_it_is_read():
    other = REGIME.ruled(
        {"after_cutoff": replace(REGIME.after_cutoff, value=REGIME.after_cutoff.others[0])}
    )
    received, limit = at("06-05 16:30"), read_limit("5 days")

    assert due(received, limit, CALENDAR, REGIME).start.late is True
    assert due(received, limit, CALENDAR, other).start.late is True
    assert due(at("06-05 15:30"), limit, CALENDAR, other).start.late is False
    assert sentences(due(received, limit, CALENDAR, other), "en")[0][0] == (
        "Received at 4:30 pm on Friday 5 Jun 2026, 4 pm or later, so it counts as received on "
        "Monday 8 Jun 2026. Time allowed: 5 days, counted from the next day."
    )


def test_a_day_that_an_apology_set_is_not_explained_by_the_limit():
    found = seen(RECEIVED, "extended 06-12 09:00 until 06-19 17:00", now="06-15 09:00")
    restarted = seen(
        RECEIVED,
        "extended 06-12 09:00 until 06-19 17:00",
        "supplement_asked 06-15 09:00",
        "supplement_given 06-16 09:00",
        now="06-17 09:00",
    )

    assert headline(found, "en") == (
        "We must decide by 5 pm on Friday 19 Jun 2026 because we apologised and set a new day."
    )
    assert headline(found, "vi") == (
        "Chúng tôi phải trả kết quả chậm nhất 17:00 Thứ Sáu 19/06/2026, vì chúng tôi đã xin lỗi "
        "và hẹn lại."
    )
    assert "because the time allowed is 10 working days" in headline(restarted, "en")
