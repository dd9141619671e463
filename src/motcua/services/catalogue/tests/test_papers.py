"""The flattened tables of papers become cases again: names, forms, originals, copies, notes."""

import pytest

from motcua.services.catalogue.enums import Flag
from motcua.services.catalogue.rules import papers
from motcua.services.catalogue.rules.forms import part_forms
from motcua.services.catalogue.rules.papers import read_papers
from motcua.services.catalogue.rules.structure import Paper


def only_paper(text: str) -> Paper:
    [case] = read_papers(f"--{papers.HEAD}{text}").cases
    [paper] = case.papers
    return paper


def test_papers_are_grouped_and_a_row_of_none_is_a_note() -> None:
    read = read_papers(
        f"--{papers.HEAD}- Tờ khai theo mẫu1 bản chínhGiấy phép: 01 bản chụp;0 bản chính,1 bản sao"
        f"* Lưu ý:{papers.HEAD}Không phải nộp bản giấy.0 bản chính"
    )

    first, second = read.cases
    assert first.heading == ""
    assert first.papers == (
        Paper("Tờ khai theo mẫu", originals=1),
        Paper("Giấy phép: 01 bản chụp;", originals=0, copies=1),
    )
    assert second.heading == "Lưu ý"
    assert second.notes == ("Không phải nộp bản giấy.",)
    assert not read.doubts


@pytest.mark.parametrize(
    ("text", "name", "originals", "copies", "is_sure"),
    [
        ("Đơn theo Mẫu số 091 bản chính", "Đơn theo Mẫu số 09", 1, None, True),
        ("Thông tư số 48/20221 bản chính", "Thông tư số 48/2022", 1, None, True),
        ("ngày 28/8/20200 bản chính,2 bản sao", "ngày 28/8/2020", 0, 2, True),
        ("Hồ sơ thiết kế10 bản chính", "Hồ sơ thiết kế", 10, None, True),
        ("Đơn (nộp 01 bản chính)1 bản chính", "Đơn (nộp 01 bản chính)", 1, None, True),
        ("Hóa đơn: nộp 01 bản chính1 bản chính", "Hóa đơn: nộp 01 bản chính", 1, None, True),
        ("Nghị định 1161 bản chính", "Nghị định 116", 1, None, False),
        ("Phiếu CC10 bản chính,1 bản sao", "Phiếu CC1", 0, 1, False),
        ("Bản vẽ;2 bản sao", "Bản vẽ;", None, 2, True),
        ("Ảnh 4x62 bản chính", "Ảnh 4x6", 2, None, False),
    ],
)
def test_a_count_is_told_from_figures_of_the_name(
    text: str, name: str, originals: int, copies: int | None, is_sure: bool
) -> None:
    assert only_paper(text) == Paper(name, originals=originals, copies=copies)
    doubts = read_papers(f"--{papers.HEAD}{text}").doubts
    assert (not doubts) is is_sure


def test_a_row_that_begins_with_a_number_of_copies_is_a_row() -> None:
    [case] = read_papers(
        f"--{papers.HEAD}Đơn đề nghị1 bản chính01 bản sao giấy khai sinh0 bản chính,1 bản sao"
    ).cases

    assert [paper.name for paper in case.papers] == ["Đơn đề nghị", "01 bản sao giấy khai sinh"]


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("Tờ khai theo mẫu;Mau 01.docx", "Tờ khai theo mẫu;", ("Mau 01.docx",)),
        ("Tờ khai theo mẫuvăn bản.docx", "Tờ khai theo mẫu", ("văn bản.docx",)),
        ("Nghị định số 23/2026/NĐ-CPMau05.docxMau07.DOC", "Nghị định số 23/2026/NĐ-CP",
         ("Mau05.docx", "Mau07.DOC")),
        ("Thông tư số 80/2021/TT-BTC01-LP.docx", "Thông tư số 80/2021/TT-BTC", ("01-LP.docx",)),
        ("Tổ chức hành nghề luật sư.6. TP-LS-06. De nghi.doc", "Tổ chức hành nghề luật sư.",
         ("6. TP-LS-06. De nghi.doc",)),
        ("Biên bản (mẫu BB2)78-Mẫu BB2.doc", "Biên bản (mẫu BB2)", ("78-Mẫu BB2.doc",)),
        ("Đơn theo Mẫu số 01.TC Phụ lục IV;Mauso25.xlsx", "Đơn theo Mẫu số 01.TC Phụ lục IV;",
         ("Mauso25.xlsx",)),
        ("Tờ khai không có tệp", "Tờ khai không có tệp", ()),
        ("Tệp .docx gửi kèm", "Tệp .docx gửi kèm", ()),
    ],
)  # fmt: skip
def test_a_form_is_parted_from_the_name_of_its_paper(
    text: str, name: str, forms: tuple[str, ...]
) -> None:
    assert part_forms(text).name == name
    assert part_forms(text).forms == forms
    assert part_forms(text).is_certain


def test_a_form_whose_border_cannot_be_seen_is_in_doubt() -> None:
    read = read_papers(f"--{papers.HEAD}Báo cáo kết quả khảo sát báo cáo.docx1 bản chính")

    assert [doubt.reason for doubt in read.doubts] == [Flag.FORM_RUNS_INTO_NAME]
    assert read.doubts[0].original == "Báo cáo kết quả khảo sát báo cáo.docx1 bản chính"
