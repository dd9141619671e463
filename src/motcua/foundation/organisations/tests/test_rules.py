"""Identifiers in the form of today and in the one before Decision 20/2020/QĐ-TTg."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.foundation.organisations.rules import identifier, is_identifier, old_form


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("H42", "000.00.00.H42"),
        ("H42.15.3", "000.03.15.H42"),
        ("H17.25.8", "000.08.25.H17"),
        ("G12.1.2.345", "345.02.01.G12"),
    ],
)
def test_both_forms_say_the_same(new, old):
    assert old_form(new) == old
    assert identifier(old) == identifier(f" {old.lower()} ") == new


@pytest.mark.parametrize("code", ["H17.100", "H17.1.2.3.4", "H17.A", "H17.1.2.3456", "48"])
def test_what_the_old_form_has_no_place_for_has_none(code):
    assert old_form(code) == ""


@pytest.mark.parametrize(
    "text", ["", "H1", "Z01", "H17.", "H17..1", "h17", "H17 1", "H17." + "1" * 40]
)
def test_what_is_not_an_identifier(text):
    assert not is_identifier(text)


@given(st.lists(st.integers(1, 99), min_size=0, max_size=3))
def test_a_code_that_goes_into_the_old_form_comes_back(groups):
    code = ".".join(["H17", *map(str, groups)])

    assert identifier(old_form(code)) == code
