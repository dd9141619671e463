"""Folded text is what search compares, so one word must fold one way however it is typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kit.text import fold, marked, marked_words, words

VIETNAMESE = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩị"
    "òóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"
)


@given(VIETNAMESE)
def test_vietnamese_folds_to_plain_letters_whatever_its_form_and_case(text: str) -> None:
    folded = fold(text)

    assert set(folded) <= set("abcdeghiklmnopqrstuvxy ")
    assert folded == fold(unicodedata.normalize("NFD", text)) == fold(text.upper())


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_words_hold_nothing_that_a_search_would_take_for_a_sign(text: str) -> None:
    assert all(set(word) <= set("0123456789abcdefghijklmnopqrstuvwxyz.") for word in words(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa giải", "hoà giải"), ("thủy lợi", "Thuỷ  lợi"), ("QUÝ", "quý"), ("đăng", "đăng")],
)
def test_marks_are_written_one_way(one: str, other: str) -> None:
    assert marked(one) == marked(other)


def test_a_code_stays_one_word_and_punctuation_parts_words() -> None:
    assert words("Thủ tục 1.001193: khai-sinh?") == ["thu", "tuc", "1.001193", "khai", "sinh"]
    assert marked_words("Thủ tục: khai-sinh?") == ["thủ", "tục", "khai", "sinh"]
