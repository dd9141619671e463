"""A data file that is wrong says where, what and how to mend it."""

from datetime import date, time
from pathlib import Path

import pytest

from motcua.kit.datafile import Value, WrongFile, read


def value(tmp_path: Path, text: str) -> Value:
    path = tmp_path / "data.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path)


def test_what_is_right_is_read_with_its_type(tmp_path: Path):
    fields = value(
        tmp_path,
        "day: 2026-11-24\nhour: 15:00\nsure: false\nname: {vi: Lễ, en: Holiday}\nlist: [a, b]\n"
        "n: 30\n",
    ).mapping("day", "hour", "sure", "name", "list", "n", optional=("note",))

    assert fields["day"].day() == date(2026, 11, 24)
    assert fields["hour"].hour() == time(15)
    assert fields["sure"].flag() is False
    assert fields["name"].texts("vi", "en") == {"vi": "Lễ", "en": "Holiday"}
    assert [item.text() for item in fields["list"].items()] == ["a", "b"]
    assert fields["n"].count() == 30
    assert "note" not in fields


@pytest.mark.parametrize(
    ("text", "ask", "says"),
    [
        ("a: 1\nb: [", lambda v: v, "line 2: not YAML"),
        ("", lambda v: v, "is empty"),
        ("a: 1\nc: 2", lambda v: v.mapping("a"), "line 2, c: this key is not known"),
        ("a: 1\na: 2", lambda v: v.mapping("a"), "line 2, a: this key stands twice"),
        ("? [a, b]\n: 1", lambda v: v.mapping("a"), "line 1: a key is a text"),
        ("? {a: 1}\n: 1", lambda v: v.entries(), "line 1: a key is a text"),
        ("a: 1", lambda v: v.mapping("a", "b"), "line 1: add the key b"),
        ("- a", lambda v: v.mapping("a"), "line 1: write a mapping"),
        ("a: 1", lambda v: v.items(), "line 1: write a list"),
        ("a:\n  - {d: 31/11}", lambda v: _first_day(v), "line 2, a[0].d: '31/11' cannot be read"),
        ("a: x", lambda v: v.mapping("a")["a"].hour(), "write a time such as 07:30"),
        ("a: x", lambda v: v.mapping("a")["a"].choice(["y", "z"]), "'x' is not one of y, z"),
        ("a: 0", lambda v: v.mapping("a")["a"].count(), "write a whole number from 1 on"),
        ("a: -3", lambda v: v.mapping("a")["a"].count(), "'-3' cannot be read"),
        ("a: ''", lambda v: v.mapping("a")["a"].text(), "line 1, a: write a text"),
        (r'a: "x\0"', lambda v: v.mapping("a")["a"].text(), "line 1, a: leave out the character"),
        (r'a: "\ud800"', lambda v: v, "line 1: not YAML"),
    ],
)
def test_what_is_wrong_is_named_by_line_and_key_with_a_cure(tmp_path: Path, text, ask, says):
    with pytest.raises(WrongFile) as wrong:
        ask(value(tmp_path, text))

    assert says in str(wrong.value)
    assert "data.yaml" in str(wrong.value)


def test_a_missing_file_and_one_in_another_encoding_are_named(tmp_path: Path):
    with pytest.raises(WrongFile, match="is missing"):
        read(tmp_path / "none.yaml")
    (tmp_path / "old.yaml").write_bytes("tên: Đà Nẵng".encode("utf-16"))
    with pytest.raises(WrongFile, match="UTF-8"):
        read(tmp_path / "old.yaml")


def _first_day(value: Value) -> date:
    return value.mapping("a")["a"].items()[0].mapping("d")["d"].day()


def test_a_mapping_whose_keys_are_data_gives_its_pairs(tmp_path: Path):
    pairs = value(tmp_path, "b: 1\na: 2\n").entries()

    assert [(key, item.text()) for key, item in pairs] == [("b", "1"), ("a", "2")]
    with pytest.raises(WrongFile, match="line 2, a: this key stands twice"):
        value(tmp_path, "a: 1\na: 2\n").entries()
    with pytest.raises(WrongFile, match="write a mapping"):
        value(tmp_path, "- a\n").entries()
