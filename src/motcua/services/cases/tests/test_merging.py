"""Two tabs do not eat each other's answers."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from motcua.services.cases.merging import Merged, merge, seen_of

VALUES = st.sampled_from([None, "", "An", "Bình", 3, ["x"], {"street": "Lê Lợi"}])
ANSWERS = st.dictionaries(st.sampled_from("abcde"), VALUES)


def test_what_nobody_else_touched_is_taken():
    kept = {"name": "An", "place": "Huế"}

    merged = merge(kept, {"name": "Bình", "place": "Huế"}, seen_of(kept, kept))

    assert merged == Merged({"name": "Bình", "place": "Huế"}, {}, {})


def test_the_change_of_another_device_stays_where_this_page_changed_nothing():
    seen = seen_of({"name": "An", "place": "Huế"}, ["name", "place"])
    kept = {"name": "Bình", "place": "Huế"}

    merged = merge(kept, {"name": "An", "place": "Vinh"}, seen)

    assert merged == Merged({"place": "Vinh"}, {"name": "Bình"}, {})


def test_two_changes_of_one_answer_are_a_conflict_and_the_second_pressing_wins():
    seen = seen_of({"name": "An"}, ["name"])
    kept = {"name": "Bình"}

    first = merge(kept, {"name": "Cường"}, seen)
    second = merge(kept, {"name": "Cường"}, seen_of(kept, ["name"]))

    assert first == Merged({}, {}, {"name": "Bình"})
    assert second.taken == {"name": "Cường"}


def test_the_same_page_sent_twice_is_no_conflict():
    seen = seen_of({}, ["name"])

    assert merge({"name": "An"}, {"name": "An"}, seen).taken == {"name": "An"}


def test_a_page_that_does_not_say_what_it_showed_is_taken():
    assert merge({"name": "An"}, {"name": "Bình"}, "").taken == {"name": "Bình"}
    assert merge({"name": "An"}, {"name": "Bình"}, "nonsense : x").taken == {"name": "Bình"}


@given(ANSWERS, ANSWERS, ANSWERS)
def test_nothing_that_was_changed_elsewhere_is_ever_overwritten_unseen(
    shown: dict[str, Any], kept: dict[str, Any], posted: dict[str, Any]
):
    merged = merge(kept, posted, seen_of(shown, "abcde"))

    assert set(merged.taken) | set(merged.others) | set(merged.conflicts) == set(posted)
    for key, answer in merged.taken.items():
        assert answer == kept.get(key) or shown.get(key) == kept.get(key)
