"""A file of procedures is taken over whole, again without change, and past every bad line."""

from datetime import date
from pathlib import Path

import pytest

from motcua.foundation.journal.queries import entries_about
from motcua.services.catalogue.actions.procedures import (
    MOST_NAMED,
    import_procedures,
    load_procedures,
)
from motcua.services.catalogue.models import Procedure, Version
from motcua.services.catalogue.queries.procedure import procedure_page
from motcua.services.catalogue.reading import LONGEST_LINE, BadFile, SourceFile
from motcua.services.catalogue.tests.records import SOMEBODY, line, take_over

pytestmark = pytest.mark.django_db

JULY, AUGUST = date(2026, 7, 20), date(2026, 8, 20)

PROFILE = Path(__file__).parents[5] / "profiles" / "vietnam" / "catalogue" / "procedures.yaml"


def test_the_second_import_of_the_same_lines_changes_nothing() -> None:
    lines = [line("1.000001", "Một"), line("1.000002", "Hai")]

    assert (first := take_over(*lines)).new == 2
    assert first.changed == first.unchanged == 0
    second = take_over(*lines)
    assert (second.new, second.changed, second.unchanged) == (0, 0, 2)


def test_a_changed_record_is_a_new_version_and_the_earlier_is_kept() -> None:
    take_over(line("1.000001", "Một", linh_vuc="Hộ tịch", so_quyet_dinh="1/QĐ"), as_of=JULY)

    report = take_over(line("1.000001", "Một", linh_vuc="Đất đai", them="khóa lạ"), as_of=AUGUST)

    assert (report.new, report.changed) == (0, 1)
    row = Procedure.objects.get()
    assert row.sector == row.in_force.sector == "Đất đai"
    assert row.in_force.record["them"] == "khóa lạ"
    assert procedure_page("1.000001").valid_from == AUGUST
    earlier = procedure_page("1.000001", version=1)
    assert (earlier.sector, earlier.decision) == ("Hộ tịch", "1/QĐ")
    assert (earlier.valid_from, earlier.valid_to) == (JULY, AUGUST)


def test_what_is_not_certain_is_flagged_with_its_reason_and_the_original() -> None:
    table = "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến120,000 VNĐ"

    report = take_over(line("1.000001", "Một", cach_thuc_thuc_hien=table), line("1.000002", "Hai"))

    assert (report.new, report.flagged, report.rejected) == (2, 1, 0)
    assert report.flags == {"time_runs_into_fee": 1, "time_without_unit": 1}
    [channel] = procedure_page("1.000001").channels
    assert (channel.limit_text, channel.fee_text) == ("1", "20.000 đồng")
    assert {doubt.original for doubt in channel.doubts} == {"Trực tuyến120,000 VNĐ"}


@pytest.mark.parametrize(("more", "is_kept"), [("", False), ("Thêm một câu.", True)])
def test_the_page_is_kept_only_where_it_says_more_than_the_fields(more: str, is_kept: bool) -> None:
    page = (
        "MộtTên thủ tục Một\nMã thủ tục1.000001Số quyết địnhCấp thực hiệnLoại thủ tục"
        "Lĩnh vựcHộ tịch"
        "Đối tượng thực hiệnCơ quan có thẩm quyềnĐịa chỉ tiếp nhận HSCơ quan được ủy quyền"
        "Cơ quan phối hợpThủ tục hành chính liên quanTrình Tự Thực Hiện Cách Thức Thực Hiện"
        f"Thành phần hồ sơCăn cứ pháp lýCơ quan thực hiện{more}Yêu cầu, điều kiện thực hiện"
        "Kết quả xử lý"
    )

    take_over(line("1.000001", "Một", linh_vuc="Hộ tịch", raw_text=page))

    assert ("raw_text" in Version.objects.get().record) is is_kept


def test_a_field_that_is_odd_costs_no_record() -> None:
    odd = line(
        "1.000001",
        "Một",
        cach_thuc_thuc_hien="Hình thức nộpThời gianPhí, lệ phíMô tả" + "9" * 5_000,
        thanh_phan_ho_so="Tên giấy tờMẫu đơn, tờ khaiSố lượng" + "9" * 5_000 + " bản chính",
        ket_qua_xu_ly="Mã: KQ." + "9" * 5_000,
        can_cu_phap_ly="Tên văn bản pháp lýMã văn bảnLuật" + "9" * 5_000 + "/2020/QH14",
        cap_thuc_hien="Cấp huyện",
        khoa={"lồng": [1, None, 2.5]},
    )

    report = take_over(odd, line("1.000002", "Hai"))

    assert (report.new, report.flagged, report.rejected) == (2, 1, 0)


def test_of_many_lines_of_one_code_only_some_are_named() -> None:
    report = take_over(*[line("1.000001", "Một")] * 3_000)

    assert (report.new, report.rejected) == (1, 2_999)
    assert len(report.rejections) == MOST_NAMED


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


def test_a_code_of_a_rejected_line_is_free_for_the_next() -> None:
    report = take_over(line("1.000001", "  "), line("1.000001", "Một"))

    assert (report.new, report.rejected) == (1, 1)


def test_a_record_with_more_words_than_a_search_takes_is_kept() -> None:
    words = " ".join(f"tu{number:07}" for number in range(90_000))
    papers = f"Tên giấy tờMẫu đơn, tờ khaiSố lượng{words}1 bản chính"

    report = take_over(line("1.000001", "Một", thanh_phan_ho_so=papers), line("1.000002", "Hai"))

    assert (report.new, report.rejected) == (2, 0)
    assert procedure_page("1.000001").cases[0].papers[0].name == words


def test_free_beside_words_of_a_fee_is_shown_as_not_certain() -> None:
    head = "Hình thức nộpThời gianPhí, lệ phíMô tả"
    rows = "Trực tuyến3 NgàyMiễn phí(Theo nghị quyết của tỉnh)Trực tiếp3 NgàyMiễn phí"
    take_over(line("1.000001", "Một", cach_thuc_thuc_hien=head + rows))

    doubted, free = procedure_page("1.000001").channels

    assert (doubted.row.fee, doubted.fee_text) == (0, "chưa chắc chắn")
    assert free.fee_text == "Miễn phí"
