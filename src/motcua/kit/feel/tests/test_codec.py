"""Values from JSON and back."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.kit.feel import FeelError
from motcua.kit.feel.codec import DEEPEST, as_type, read_json, write_json
from motcua.kit.feel.types import described


def test_numbers_stay_exact_both_ways():
    text = '{"a": 0.1, "b": [1000000000000000000000000000000001, -3, null, true, "x\\"y"]}'

    value = read_json(text)

    assert value["a"] == Decimal("0.1")
    assert write_json(value) == text


def test_a_string_becomes_a_date_where_the_type_says_so():
    kind = described({"day": "date", "stays": [{"time": "days and time duration"}], "any": None})
    value = as_type({"day": "2026-11-25", "stays": [{"time": "P1D"}], "any": "2026-11-25"}, kind)

    assert value["day"] == date(2026, 11, 25)
    assert value["any"] == "2026-11-25"
    assert (
        write_json(value)
        == '{"day": "2026-11-25", "stays": [{"time": "P1D"}], "any": "2026-11-25"}'
    )


def test_what_is_no_date_stays_for_the_check_of_types():
    assert as_type("tomorrow", described("date")) == "tomorrow"


@pytest.mark.parametrize(
    "text",
    ["{", "[1,]", "NaN", "1e999999", "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "[" * 100_000, ""],
)
def test_what_is_no_json_ends_in_one_sentence(text):
    with pytest.raises(FeelError, match=r"line \d+, column \d+"):
        read_json(text)
