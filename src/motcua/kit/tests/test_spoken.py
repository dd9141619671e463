"""Figures as they are read aloud."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kit.spoken import LARGEST, date_in_words, money_in_words, number_in_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (50, "năm mươi"),
        (101, "một trăm linh một"),
        (110, "một trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (8000, "tám nghìn"),
        (540_000, "năm trăm bốn mươi nghìn"),
        (1_000_000, "một triệu"),
        (2_000_050, "hai triệu không trăm năm mươi"),
        (10**9, "một tỷ"),
        (3_000_000_001, "ba tỷ không trăm linh một"),
        (12 * 10**12, "mười hai nghìn tỷ"),
        (-7, "âm bảy"),
    ],
)
def test_numbers(number, words):
    assert number_in_words(number) == words


def test_money_and_dates():
    assert money_in_words(8000) == "Tám nghìn đồng"
    assert date_in_words(date(2026, 4, 5)) == (
        "ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu"
    )
    assert date_in_words(date(2026, 11, 21)).startswith("ngày hai mươi mốt tháng mười một")


def test_what_is_too_large_is_said():
    with pytest.raises(ValueError, match="too large"):
        number_in_words(LARGEST)


@given(st.integers(min_value=0, max_value=LARGEST - 1), st.integers(0, LARGEST - 1))
def test_two_numbers_never_sound_the_same(one, other):
    assert (number_in_words(one) == number_in_words(other)) == (one == other)
