"""Names in the order in which a Vietnamese reader looks for them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kit.sorting import sort_key


@pytest.mark.parametrize(
    "in_order",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "v", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "man", "mang"],
        ["An", "Ánh", "Ân", "Bình", "Dung", "Đào", "Đức", "Em"],
        ["Phường 1", "Phường 2", "Phường 10", "Phường An Khê"],
        ["Hà Nam", "Hà Nội", "Hải Châu", "Hải Dương"],
        ["ba", "ba an", "bá", "ban"],
    ],
)
def test_the_alphabet_and_then_the_tones(in_order):
    shuffled = sorted(in_order, key=lambda name: name[::-1])
    assert sorted(shuffled, key=sort_key) == in_order


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("thuỷ", "thủy"),
        ("Đà Nẵng", unicodedata.normalize("NFD", "đà nẵng")),
        ("Bà Rịa - Vũng Tàu", "Bà Rịa Vũng Tàu"),
    ],
)
def test_two_ways_to_write_one_name_stand_together(one, other):
    assert sort_key(one) == sort_key(other)


@given(st.text())
def test_every_text_has_a_key(text):
    assert sort_key(unicodedata.normalize("NFC", text)) == sort_key(
        unicodedata.normalize("NFD", text)
    )
