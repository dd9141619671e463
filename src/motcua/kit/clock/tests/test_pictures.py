"""The picture of the clock: a cell a day, and the same in letters."""

from datetime import date

from motcua.kit.clock import Terms, cells, cells_of, cells_of_due, due, explain, read_limit
from motcua.kit.clock.drawing import draw, weeks
from motcua.kit.clock.tests.cases import CALENDAR, RECEIVED, REGIME, VIETNAM, at, happened, seen
from motcua.kit.clock.tests.golden_cases import moment


def test_the_picture_leaves_out_the_day_on_which_a_late_receipt_counts_as_received():
    saturday, row_due = at("06-06 10:00"), at("06-10 17:00")

    row = cells(saturday, date(2026, 6, 6), row_due, CALENDAR)

    assert [(cell.day.day, cell.kind, cell.number) for cell in row] == [
        (6, "start", None),
        (7, "free", None),
        (8, "start", None),
        (9, "todo", 1),
        (10, "todo", 2),
    ]
    assert row[0].why("en") == "weekend"
    assert row[2].why("en") == ""


def test_the_picture_of_days_shows_that_the_last_one_moved():
    found = seen("received 06-02 09:00", limit="4 days", now="06-04 09:00")

    assert [(cell.day.day, cell.kind, cell.number) for cell in cells_of(found)] == [
        (2, "start", None),
        (3, "used", 1),
        (4, "todo", 2),
        (5, "todo", 3),
        (6, "todo", 4),
        (7, "free", None),
        (8, "todo", None),
    ]


def test_the_picture_of_a_case_that_began_anew_shows_what_no_longer_counts():
    found = seen(
        RECEIVED,
        "supplement_asked 06-03 09:00",
        "supplement_given 06-05 18:00",
        limit="2 working_days",
        now="06-08 09:00",
    )

    assert [(cell.day.day, cell.kind) for cell in cells_of(found)] == [
        (1, "start"),
        (2, "start"),
        (3, "wait"),
        (4, "wait"),
        (5, "wait"),
        (6, "free"),
        (7, "free"),
        (8, "start"),
        (9, "todo"),
        (10, "todo"),
    ]
    assert {cell.waits_for for cell in cells_of(found) if cell.kind == "wait"} == {"supplement"}


def test_the_picture_of_what_stands_still_goes_up_to_today():
    found = seen(RECEIVED, "duty_asked 06-03 09:00", now="06-05 09:00")

    assert [(cell.day.day, cell.kind) for cell in cells_of(found)] == [
        (1, "start"),
        (2, "used"),
        (3, "wait"),
        (4, "wait"),
        (5, "wait"),
    ]
    assert cells_of(seen("submitted 06-01 09:00", now="06-01 10:00")) == []


def test_the_picture_in_letters_is_a_week_a_row():
    found = seen(
        "received 11-16 09:12",
        "supplement_asked 11-16 10:00",
        "supplement_given 11-16 11:00",
        "duty_asked 11-18 10:00",
        "duty_paid 11-22 10:40",
        limit="3 working_days",
        now="11-23 08:00",
    )

    assert draw(cells_of(found), date(2026, 11, 23), found.due.date(), "vi") == [
        "             T2    T3    T4    T5    T6    T7    CN",
        "16/11/2026   ○     ■1    ▒     ▒     ▒     ·     ·",
        "23/11/2026  >□2    ·     □3<",
        "",
        "○ chưa tính   ■ đã dùng   ▒ tạm dừng   · nghỉ   □ còn lại   > Hôm nay   < Hẹn trả",
    ]


def test_the_picture_of_a_day_is_one_cell_and_that_of_nothing_is_empty():
    received = moment("2026-11-25T09:00", "vietnam")
    regime = VIETNAM.regime(received.date(), "same_day")
    found = due(received, read_limit("1 working_days"), VIETNAM.calendar, regime)

    assert draw(cells_of_due(found, received.date()), None, found.at.date(), "en") == [
        "                         Wed",
        "25 Nov 2026              □1<",
        "",
        "□ left   < Due",
    ]
    assert draw([], received.date(), None, "en") == []
    assert [len(row) for row in weeks(cells_of_due(found, received.date()))] == [7]


def test_the_picture_of_a_month_counts_its_days():
    found = due(at("06-10 09:00"), read_limit("1 months"), CALENDAR, REGIME)
    weeks_found = due(at("06-10 09:00"), read_limit("2 weeks"), CALENDAR, REGIME)

    assert cells_of_due(found, date(2026, 6, 10))[-1].number == 30
    assert cells_of_due(weeks_found, date(2026, 6, 10))[-1].number == 14


def test_a_case_that_is_not_received_or_has_no_limit_has_no_picture_and_no_other_reading():
    submitted = seen("submitted 06-01 09:00", now="06-01 10:00")
    no_limit = explain(happened(RECEIVED), Terms(None, CALENDAR, REGIME), at("06-02 09:00"))

    for found in (submitted, no_limit):
        assert cells_of(found) == []
        assert found.readings == ()
