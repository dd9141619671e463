"""What people read: sentences in two languages, the headline, the picture in letters."""

from datetime import date

import pytest

from motcua.kit.clock import (
    Limit,
    Terms,
    Unit,
    cells_of,
    due,
    explain,
    headline,
    limit_text,
    read_limit,
    reading_text,
    sentences,
)
from motcua.kit.clock.tests.cases import FRANCE, VIETNAM, at, happened, seen
from motcua.kit.clock.tests.golden_cases import moment
from motcua.kit.clock.words import en, unit_text, vi


def due_text(text: str, limit: str, language: str, regime: str = "") -> list[str]:
    received = moment(text, "vietnam")
    rules = VIETNAM.regime(received.date(), regime)
    found = due(received, read_limit(limit), VIETNAM.calendar, rules)
    return [said for said, _source in sentences(found, language)]


def test_both_languages_have_the_same_texts_with_the_same_facts():
    assert vi.TEXTS.keys() == en.TEXTS.keys()
    for key, text in vi.TEXTS.items():
        if isinstance(text, str):
            facts = {part.split("}")[0] for part in text.split("{")[1:]}
            assert facts == {part.split("}")[0] for part in en.TEXTS[key].split("{")[1:]}, key


@pytest.mark.parametrize(
    ("received", "limit", "says_vi", "says_en"),
    [
        (
            "2026-06-01T09:00",
            "15 days",
            "Nhận lúc 9:00 Thứ Hai 01/06/2026. Thời hạn 15 ngày, tính từ ngày tiếp theo.",
            "Received at 9 am on Monday 1 Jun 2026. Time allowed: 15 days, counted from the next "
            "day.",
        ),
        (
            "2026-06-01T09:00",
            "8 working_hours",
            "Nhận lúc 9:00 Thứ Hai 01/06/2026. Thời hạn 8 giờ làm việc, tính từ lúc đó.",
            "Received at 9 am on Monday 1 Jun 2026. Time allowed: 8 working hours, counted from "
            "then.",
        ),
        (
            "2026-06-01T09:00",
            "2.5 working_days",
            "Nhận lúc 9:00 Thứ Hai 01/06/2026. Thời hạn 2,5 ngày làm việc, tính từ lúc đó.",
            "Received at 9 am on Monday 1 Jun 2026. Time allowed: 2.5 working days, counted from "
            "then.",
        ),
        (
            "2026-06-01T09:00",
            "1 half_days",
            "Nhận lúc 9:00 Thứ Hai 01/06/2026. Thời hạn 1 buổi làm việc, tính từ buổi làm việc "
            "tiếp theo.",
            "Received at 9 am on Monday 1 Jun 2026. Time allowed: 1 half-day, counted from the "
            "next half-day.",
        ),
        (
            "2026-06-01T16:30",
            "8 working_hours",
            "Nhận lúc 16:30 Thứ Hai 01/06/2026, từ 16:00 trở đi, nên thời hạn 8 giờ làm việc bắt "
            "đầu tính từ lúc 7:00 Thứ Ba 02/06/2026.",
            "Received at 4:30 pm on Monday 1 Jun 2026, 4 pm or later, so the time allowed, 8 "
            "working hours, begins at 7 am on Tuesday 2 Jun 2026.",
        ),
        (
            "2026-06-06T20:00",
            "8 working_hours",
            "Nhận lúc 20:00 Thứ Bảy 06/06/2026, ngoài giờ làm việc, nên tính là nhận lúc 7:00 "
            "Thứ Hai 08/06/2026. Thời hạn 8 giờ làm việc, tính từ lúc đó.",
            "Received at 8 pm on Saturday 6 Jun 2026, outside working hours, so it counts as "
            "received at 7 am on Monday 8 Jun 2026. Time allowed: 8 working hours, counted from "
            "then.",
        ),
    ],
)
def test_a_receipt_is_told_as_people_say_it(received, limit, says_vi, says_en):
    assert due_text(received, limit, "vi")[0] == says_vi
    assert due_text(received, limit, "en")[0] == says_en


def test_a_receipt_after_the_cut_off_says_so_by_its_hour():
    assert due_text("2026-06-01T15:30", "3 days", "vi", "same_day")[0] == (
        "Nhận lúc 15:30 Thứ Hai 01/06/2026, sau 15:00, nên tính là nhận Thứ Ba 02/06/2026. "
        "Thời hạn 3 ngày, tính từ ngày tiếp theo."
    )
    assert due_text("2026-06-01T15:30", "1 working_days", "en", "same_day")[0] == (
        "Received at 3:30 pm on Monday 1 Jun 2026, after 3 pm: done on the next working day."
    )
    assert due_text("2026-06-01T17:30", "1 working_days", "en", "same_day")[0] == (
        "Received at 5:30 pm on Monday 1 Jun 2026, after 3 pm: done on the next working day."
    )


def test_several_days_of_which_that_of_receipt_is_one_say_so():
    assert due_text("2026-06-01T09:00", "3 working_days", "en", "same_day")[0] == (
        "Received at 9 am on Monday 1 Jun 2026. Time allowed: 3 working days, the day of receipt "
        "counts."
    )
    assert due_text("2026-06-01T09:00", "3 working_days", "en", "same_day")[-1] == (
        "Working day number 3: no later than 5 pm on Wednesday 3 Jun 2026."
    )


def test_a_last_day_that_moves_says_why():
    assert due_text("2026-01-27T09:00", "20 days", "vi")[1:] == [
        "Ngày cuối cùng, Thứ Hai 16/02/2026, là Tết Nguyên đán, nên chuyển sang Thứ Hai "
        "23/02/2026.",
        "Chậm nhất 17:00 Thứ Hai 23/02/2026.",
    ]
    assert len(due_text("2026-06-01T09:00", "15 days", "vi")) == 2


def test_a_promise_that_the_calendar_overtook_shows_the_difference():
    assert due_text("2025-12-24T10:00", "10 working_days", "en")[-2:] == [
        "The calendar changed after we promised: it would now be 5 pm on Friday 9 Jan 2026. "
        "We keep what we promised, 5 pm on Thursday 8 Jan 2026.",
        "Working day number 10: no later than 5 pm on Thursday 8 Jan 2026.",
    ]


def test_years_that_are_not_sure_are_named():
    said = due_text("2027-12-27T09:00", "5 working_days", "vi")

    assert "Lịch nghỉ năm 2027 chưa được công bố, nên ngày hẹn có thể thay đổi." in said
    assert "Chưa biết lịch nghỉ năm 2028, nên ngày hẹn có thể thay đổi." in said


def test_a_whole_case_is_told_step_by_step_with_its_law():
    found = seen(
        "submitted 05-03 21:00",
        "received 05-04 09:00 to Phòng Kinh tế",
        "supplement_asked 05-06 10:00",
        "supplement_given 05-11 10:00",
        "consultation_asked 05-12 08:00 to Sở Xây dựng",
        "consultation_answered 05-13 08:00 to Sở Xây dựng",
        "rerouted 05-13 09:00 to Phòng Văn hóa",
        "suspended 05-14 09:00 until 05-15 09:00 by Quyết định 12",
        "extended 05-18 09:00 until 05-29 17:00",
        "finished 05-28 09:00",
        "returned 05-29 09:00",
        now="06-01 09:00",
    )

    one_stop = "Nghị định 118/2025/NĐ-CP, Điều 17"
    assert [line for line in sentences(found, "vi") if "hằng tuần" not in line[0]] == [
        (
            "Bạn nộp lúc 21:00 Chủ Nhật 03/05/2026. Chúng tôi tiếp nhận hoặc trả lời chậm nhất "
            "17:00 Thứ Hai 04/05/2026.",
            one_stop,
        ),
        (
            "Nhận lúc 9:00 Thứ Hai 04/05/2026. Thời hạn 10 ngày làm việc, tính từ ngày làm việc "
            "tiếp theo.",
            "Bộ luật Dân sự 91/2015/QH13, Điều 147",
        ),
        (
            "Thứ Tư 06/05/2026 đến Thứ Hai 11/05/2026: tạm dừng trong lúc chờ bạn bổ sung hồ sơ.",
            one_stop,
        ),
        (
            "Nhận lúc 10:00 Thứ Hai 11/05/2026. Thời hạn 10 ngày làm việc, tính từ ngày làm việc "
            "tiếp theo.",
            "Bộ luật Dân sự 91/2015/QH13, Điều 147",
        ),
        (
            "Lúc 8:00 Thứ Ba 12/05/2026 chúng tôi hỏi ý kiến Sở Xây dựng; thời hạn vẫn tính.",
            "Nghị định 118/2025/NĐ-CP",
        ),
        ("Sở Xây dựng trả lời lúc 8:00 Thứ Tư 13/05/2026.", ""),
        (
            "Lúc 9:00 Thứ Tư 13/05/2026 hồ sơ được chuyển đến Phòng Văn hóa; thời hạn vẫn tính.",
            "Quyết định 766/QĐ-TTg",
        ),
        (
            "Thứ Năm 14/05/2026 đến Thứ Sáu 15/05/2026: tạm dừng theo quy định.",
            "Quyết định 12",
        ),
        (
            "Lúc 9:00 Thứ Hai 18/05/2026 chúng tôi đã xin lỗi và hẹn lại: chậm nhất 17:00 Thứ Sáu "
            "29/05/2026.",
            one_stop,
        ),
        ("Chậm nhất 17:00 Thứ Sáu 29/05/2026.", ""),
        ("Xong lúc 9:00 Thứ Năm 28/05/2026.", ""),
        ("Trả kết quả lúc 9:00 Thứ Sáu 29/05/2026.", ""),
    ]
    unsure = [reason.source for reason in found.reasons if not reason.certain]
    assert "Bộ luật Dân sự 91/2015/QH13, Điều 147" in unsure
    assert one_stop not in unsure
    assert "Quyết định 12" not in unsure


def test_the_headline_is_the_date_and_why_and_for_whom_it_stood_still():
    found = seen(
        "received 04-29 09:00",
        "duty_asked 05-06 10:00",
        "duty_paid 05-11 10:00",
        now="05-12 09:00",
    )

    assert headline(found, "en") == (
        "We must decide by 5 pm on Wednesday 20 May 2026 because the time allowed is 10 working "
        "days, counted from Thursday 30 Apr 2026; stopped Wednesday 6 May 2026 to Monday 11 May "
        "2026 while we waited for your payment."
    )
    assert headline(found, "vi") == (
        "Chúng tôi phải trả kết quả chậm nhất 17:00 Thứ Tư 20/05/2026, vì thời hạn là 10 ngày làm "
        "việc, tính từ Thứ Năm 30/04/2026; tạm dừng Thứ Tư 06/05/2026 đến Thứ Hai 11/05/2026 trong "
        "lúc chờ bạn thực hiện nghĩa vụ tài chính."
    )


@pytest.mark.parametrize(
    ("events", "now", "says"),
    [
        (
            ["submitted 05-03 21:00"],
            "2026-05-04T09:00",
            "We must take it up or answer by 5 pm on Monday 4 May 2026.",
        ),
        (
            ["received 05-04 09:00", "supplement_asked 05-06 09:00"],
            "2026-05-07T09:00",
            "The clock stands still; stopped since Wednesday 6 May 2026 while we waited for you to "
            "complete the papers.",
        ),
        (
            ["received 05-04 09:00", "finished 05-06 09:00"],
            "2026-05-07T09:00",
            "It was due by 5 pm on Monday 18 May 2026 because the time allowed is 10 working days, "
            "counted from Tuesday 5 May 2026.",
        ),
    ],
)
def test_the_headline_of_a_case_that_is_not_running(events, now, says):
    assert headline(seen(*events, now=now), "en") == says


def test_a_case_without_a_limit_has_no_date_and_says_so():
    regime = VIETNAM.regime(date(2026, 5, 4))
    terms = Terms(None, VIETNAM.calendar, regime)
    found = explain(happened("received 05-04 09:00"), terms, at("05-05 09:00"))

    assert headline(found, "en") == "No time limit is set for this case."
    assert [text for text, _ in sentences(found, "vi")] == [
        "Nhận lúc 9:00 Thứ Hai 04/05/2026. Thủ tục này không có thời hạn."
    ]
    assert (found.used, found.left, cells_of(found)) == (None, None, [])


def test_silence_and_lapse_are_told():
    received = "received 03-12 10:00"
    regime = FRANCE.regime(date(2026, 3, 12))
    silent = seen(received, limit="2 months", now="06-01 00:00", regime=regime, country=FRANCE)
    lapsed = seen(received, "supplement_asked 03-16 09:00", now="06-01 09:00")

    assert sentences(silent, "en")[-1] == (
        "No decision came by the end of Tuesday 12 May 2026, which counts as consent.",
        "CRPA, L231-1",
    )
    assert (
        "The papers were not completed by 5 pm on Monday 6 Apr 2026, so the case may be closed."
        in [text for text, _ in sentences(lapsed, "en")]
    )


def test_amounts_are_told_with_their_unit():
    assert limit_text(Limit(1, Unit.WORKING_DAYS), "en") == "1 working day"
    assert limit_text(Limit(2, Unit.WORKING_DAYS), "en") == "2 working days"
    assert limit_text(Limit(1, Unit.MONTHS), "vi") == "1 tháng"
    assert unit_text(Unit.HALF_DAYS, 2, "en") == "half-days"


def test_another_reading_is_told_with_its_question():
    found = seen("received 06-05 16:30", limit="5 days", now="06-08 09:00")

    # 8 to 12 June, or, when Monday is the day of receipt, 9 to 13, which is a Saturday
    assert [reading_text(each, "en") for each in found.readings] == [
        "Sources differ on from which day a receipt in the last working hour counts; read the "
        "other way it would be 5 pm on Monday 15 Jun 2026."
    ]
