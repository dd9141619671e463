"""A file of procedures is taken over whole, again without change, and past every bad line."""

from pathlib import Path

import pytest

from motcua.foundation.journal.queries import entries_about
from motcua.services.catalogue.actions.procedures import import_procedures, load_procedures
from motcua.services.catalogue.models import Procedure
from motcua.services.catalogue.reading import LONGEST_LINE, BadFile, SourceFile
from motcua.services.catalogue.tests.records import SOMEBODY, line, take_over

pytestmark = pytest.mark.django_db

PROFILE = Path(__file__).parents[5] / "profiles" / "vietnam" / "catalogue" / "procedures.yaml"


def test_the_second_import_of_the_same_lines_changes_nothing() -> None:
    lines = [line("1.000001", "Một"), line("1.000002", "Hai")]

    assert (first := take_over(*lines)).new == 2
    assert first.changed == first.unchanged == 0
    second = take_over(*lines)
    assert (second.new, second.changed, second.unchanged) == (0, 0, 2)


def test_a_changed_record_replaces_the_earlier_and_keeps_what_the_source_says() -> None:
    take_over(line("1.000001", "Một", linh_vuc="Hộ tịch"))

    report = take_over(line("1.000001", "Một", linh_vuc="Đất đai", them="một khóa lạ"))

    assert (report.new, report.changed) == (0, 1)
    row = Procedure.objects.get()
    assert row.sector == "Đất đai"
    assert row.record["them"] == "một khóa lạ"


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b"{not json\n", "not JSON"),
        (b"[1, 2]\n", "not a JSON object"),
        (b'{"ma_thu_tuc": "\xff"}\n', "not text in UTF-8"),
        (b'{"ma_thu_tuc": "1.1", "ten_thu_tuc": "\\ud800"}\n', "not text in UTF-8"),
        (line("", "Không mã"), "no code"),
        (line("1.000009", "  "), "no name"),
        (line("../../etc", "Lạ"), "not one of letters, digits and dots"),
        (line("1.000009", "Số", linh_vuc=7), "linh_vuc is not text"),
        (line("1.000009", "Rỗng", linh_vuc="\x00"), "null character"),
        (line("1.000001", "Lặp lại"), "already stood on line 1"),
        (b"[" * 100_000 + b"\n", "not JSON"),
        (b"x" * LONGEST_LINE, "longer than"),
    ],
)
def test_a_bad_line_is_named_and_the_next_is_read(bad: bytes, reason: str) -> None:
    report = take_over(line("1.000001", "Một"), bad, line("1.000002", "Hai"))

    assert (report.read, report.new, report.rejected) == (3, 2, 1)
    assert report.rejections[0].line == 2
    assert reason in report.rejections[0].reason


def test_a_run_is_one_entry_of_the_journal() -> None:
    take_over(line("1.000001", "Một"), b"{\n")

    [entry] = entries_about("source:test.jsonl")
    assert (entry.event.read, entry.event.new, entry.event.rejected) == (2, 1, 1)


def test_a_plain_file_is_read_and_a_line_without_end_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "plain.jsonl"
    path.write_bytes(line("1.000001", "Một") + b"{" + b"x" * 3 * LONGEST_LINE + b"\n")
    path.write_bytes(path.read_bytes() + line("1.000002", "Hai"))

    report = import_procedures(SourceFile(path), source=path.name, actor=SOMEBODY)

    assert (report.read, report.new, report.rejected) == (3, 2, 1)


def test_the_demo_list_loads_once_and_gives_way_to_the_national_record() -> None:
    first = load_procedures(PROFILE, actor=SOMEBODY)
    assert first.new >= 12
    assert load_procedures(PROFILE, actor=SOMEBODY).unchanged == first.new

    report = take_over(line("1.001193", "Thủ tục đăng ký khai sinh"))
    load_procedures(PROFILE, actor=SOMEBODY)

    assert report.changed == 1
    assert Procedure.objects.get(code="1.001193").name == "Thủ tục đăng ký khai sinh"
    assert Procedure.objects.get(code="1.001193").everyday
    assert Procedure.objects.count() == first.new


def test_a_list_with_a_wrong_key_says_where(tmp_path: Path) -> None:
    path = tmp_path / "procedures.yaml"
    path.write_text(
        "as_of: 2026-07-20\nprocedures:\n  - {code: '1.1', name: Một, channels: [{kenh: x}]}\n"
    )

    with pytest.raises(BadFile, match=r"procedures\.yaml, entry 1: .*kenh"):
        load_procedures(path, actor=SOMEBODY)
