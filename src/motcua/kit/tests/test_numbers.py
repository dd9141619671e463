"""Days, moments, sizes and figures, as people write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from motcua.kit import numbers


def test_a_day_is_written_as_its_readers_write_it() -> None:
    day = date(2026, 11, 5)

    assert numbers.date_text(day, "vi") == "05/11/2026"
    assert numbers.date_text(day, "en") == "5 Nov 2026"


def test_a_deadline_names_its_weekday() -> None:
    assert numbers.weekday_date_text(date(2026, 11, 25), "vi") == "Thứ Tư 25/11/2026"
    assert numbers.weekday_date_text(date(2026, 11, 25), "en") == "Wednesday 25 Nov 2026"
    assert numbers.weekday_date_text(date(2026, 11, 22), "vi") == "Chủ Nhật 22/11/2026"


@pytest.mark.parametrize(
    ("hour", "minute", "vietnamese", "english"),
    [
        (17, 0, "17:00", "5 pm"),
        (9, 12, "09:12", "9:12 am"),
        (0, 5, "00:05", "12:05 am"),
        (12, 0, "12:00", "12 pm"),
    ],
)
def test_a_moment_says_the_hour_first(
    hour: int, minute: int, vietnamese: str, english: str
) -> None:
    moment = datetime(2026, 11, 25, hour, minute)  # noqa: DTZ001 (already local)

    assert numbers.moment_text(moment, "vi") == f"{vietnamese} 25/11/2026"
    assert numbers.moment_text(moment, "en") == f"{english}, 25 Nov 2026"


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (11204, "11.204", "11,204"),
        (7, "7", "7"),
        (Decimal("94.1"), "94,1", "94.1"),
        (Decimal("-1234567.50"), "-1.234.567,50", "-1,234,567.50"),
    ],
)
def test_a_figure_has_a_point_for_thousands_and_a_comma_for_decimals(
    value: int | Decimal, vietnamese: str, english: str
) -> None:
    assert numbers.number_text(value, "vi") == vietnamese
    assert numbers.number_text(value, "en") == english


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1 kB"),
        (2_134_000, "2,1 MB"),
        (9_960_000, "10 MB"),
        (999_600, "1 MB"),
        (20_000_000, "20 MB"),
        (5_000_000_000_000_000, "5.000 TB"),
    ],
)
def test_a_size_is_rounded_to_what_a_person_needs(count: int, words: str) -> None:
    assert numbers.bytes_text(count, "vi") == words
