"""Flattened records become structure again, and nothing is lost or guessed in silence."""

import gzip
import json
import re
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from motcua.services.catalogue.content import record_of
from motcua.services.catalogue.enums import AgencyRole, Channel, Flag
from motcua.services.catalogue.records import BadRecord
from motcua.services.catalogue.rules import channels, laws, papers
from motcua.services.catalogue.rules.laws import read_laws
from motcua.services.catalogue.rules.national import Texts, Vocabulary, read_national
from motcua.services.catalogue.rules.related import read_related
from motcua.services.catalogue.rules.results import read_results
from motcua.services.catalogue.rules.shares import Shares
from motcua.services.catalogue.rules.structure import LegalBasis, Result, Structure
from motcua.services.catalogue.rules.text import given, split_list
from motcua.services.catalogue.vocabulary import Terms


def test_results_have_codes_and_the_buttons_of_the_page_are_left_out() -> None:
    read = read_results(
        "Giấy khai sinhMã: KQ.G15.000031Thông báoMã: KQ.G15.00099QĐ bãi bỏMã: 000.00.00.G04-KQ0251"
        "Thẻ hành nghềMã: hgvg6Từ khóaKhông có thông tinMô tảThời hạn 10 năm."
        "Chọn cơ quan thực hiệnTỉnh/ Thành phốNộp hồ sơ"
    )

    assert read.rows == (
        Result("Giấy khai sinh", "KQ.G15.000031"),
        Result("Thông báo", "KQ.G15.00099"),
        Result("QĐ bãi bỏ", "000.00.00.G04-KQ0251"),
        Result("Thẻ hành nghề", "hgvg6"),
    )
    assert (read.keywords, read.about) == ("", "Thời hạn 10 năm.")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Luật 60/2014/QH1360/2014/QH13", [LegalBasis("Luật 60/2014/QH13", "60/2014/QH13")]),
        (
            "Luật Dữ liệu60/2024/QH15Quy định mức thu25/2026/TT-BTCquy định phân cấp3/2025/NĐ-CP",
            [
                LegalBasis("Luật Dữ liệu", "60/2024/QH15"),
                LegalBasis("Quy định mức thu", "25/2026/TT-BTC"),
                LegalBasis("quy định phân cấp", "3/2025/NĐ-CP"),
            ],
        ),
        (
            "Luật Hòa giải năm 201335/2013/QH13Sửa đổi123/2015/NĐ-CP",
            [
                LegalBasis("Luật Hòa giải năm 2013", "35/2013/QH13"),
                LegalBasis("Sửa đổi", "123/2015/NĐ-CP"),
            ],
        ),
        (
            "Luật Thủy sản.Nghị định số 37/2024/NĐ-CPVề phân loại90/QĐ-TTgNghị định46/2020",
            [
                LegalBasis("Luật Thủy sản", "37/2024/NĐ-CP"),
                LegalBasis("Về phân loại", "90/QĐ-TTg"),
                LegalBasis("Nghị định", "46/2020"),
            ],
        ),
        (
            "Nghị định số 123/2015/NĐ-CP ngày 15/11/2015123/2015/NĐ-CPQUY ĐỊNH THU25/2021/TT-BTC",
            [
                LegalBasis("Nghị định số 123/2015/NĐ-CP ngày 15/11/2015", "123/2015/NĐ-CP"),
                LegalBasis("QUY ĐỊNH THU", "25/2021/TT-BTC"),
            ],
        ),
    ],
)
def test_glued_laws_come_apart(text: str, rows: list[LegalBasis]) -> None:
    assert list(read_laws(laws.HEAD + text).rows) == rows


def test_a_law_without_a_number_is_kept_and_flagged() -> None:
    read = read_laws(laws.HEAD + "Luật Đất đai31/2024/QH15Bộ luật Dân sự")

    assert read.rows[1] == LegalBasis("Bộ luật Dân sự")
    assert [(doubt.reason, doubt.row) for doubt in read.doubts] == [(Flag.LAWS_UNREAD, 1)]


def test_related_procedures_are_read_from_the_table_for_phones() -> None:
    text = "#Tên thủ tục1Đăng ký kết hôn2Nhận con#1Tên thủ tụcĐăng ký kết hôn#2Tên thủ tụcNhận con"

    assert read_related(text).names == ("Đăng ký kết hôn", "Nhận con")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Tổ chức (không bao gồm doanh nghiệp, HTX), Công dân",
         ("Tổ chức (không bao gồm doanh nghiệp, HTX)", "Công dân")),
        ("Thuế tỉnh, thành phố, Thuế cơ sở", ("Thuế tỉnh, thành phố", "Thuế cơ sở")),
        ("Cục Đê điều và Phòng, Chống thiên tai, Bộ Công an",
         ("Cục Đê điều và Phòng, Chống thiên tai", "Bộ Công an")),
        ("Không có thông tin", ()),
    ],
)  # fmt: skip
def test_a_list_parts_where_a_new_name_begins(text: str, parts: tuple[str, ...]) -> None:
    assert split_list(text, unparted=("Phòng, Chống",)) == parts


@pytest.mark.parametrize("text", ["Không", "Không.", "Không có", " Không có thông tin "])
def test_a_word_for_none_is_nothing(text: str) -> None:
    assert given(text) == ""


def test_a_record_that_was_cut_in_a_wrong_place_is_cut_anew_from_its_page() -> None:
    table = "Trực tuyến1 Ngày100,000 VNĐ(Căn cứ pháp lý: Thông tư 1)Trực tiếp1 NgàyMiễn phí"
    page = (
        f"Trình Tự Thực Hiện Nộp hồ sơ.Cách Thức Thực Hiện{channels.HEAD}{table}"
        f"Thành phần hồ sơ--{papers.HEAD}Đơn1 bản chính"
        "Căn cứ pháp lýKhông có thông tinCơ quan thực hiệnUBNDYêu cầu, điều kiện thực hiệnKhông"
        "Kết quả xử lýGiấy phépMã: KQ.G15.000001Từ khóaMô tả"
    )
    texts = Texts(
        channels=f"{channels.HEAD}Trực tuyến1 Ngày100,000 VNĐ(",
        papers=f"--{papers.HEAD}Đơn1 bản chính",
        laws=": Thông tư 1)Trực tiếp1 NgàyMiễn phí",
        page=page,
    )

    reading = read_national(texts, Vocabulary())

    assert [row.channel for row in reading.structure.channels] == [Channel.ONLINE, Channel.COUNTER]
    assert reading.structure.laws == ()
    assert (reading.steps, reading.conditions) == ("Nộp hồ sơ.", "")
    cut = [d for d in reading.structure.doubts if d.reason == Flag.SECTION_CUT_ANEW]
    assert {doubt.original for doubt in cut} >= {texts.channels, texts.laws}


def test_a_level_that_the_vocabulary_lacks_is_flagged() -> None:
    texts = Texts(levels="Cấp xã, Cấp huyện", agencies={AgencyRole.PERFORMS: "Công an xã"})

    structure = read_national(texts, Vocabulary(levels={"Cấp xã": "commune"})).structure

    assert structure.levels == ("commune",)
    assert [(d.reason, d.original) for d in structure.doubts] == [(Flag.UNKNOWN_TERM, "Cấp huyện")]
    assert structure.agencies[0].name == "Công an xã"


@for_all(st.text("Trực tuyếpMiễn phíKhông có thôg 0123456789,.()VNĐ bảchsao", max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    texts = Texts(
        channels=channels.HEAD + text,
        papers=papers.HEAD + text,
        laws=laws.HEAD + text,
        results=text,
        related=text,
        page=text,
    )

    structure = read_national(texts, Vocabulary()).structure

    assert all(doubt.original for doubt in structure.doubts)


def test_nearly_all_of_the_national_records_becomes_structure(shared: Path) -> None:
    shares = Shares()
    with gzip.open(shared / "data" / "procedures.jsonl.gz", "rt") as lines:
        for line in lines:
            record = json.loads(line)
            texts = Texts(
                channels=record["cach_thuc_thuc_hien"],
                papers=record["thanh_phan_ho_so"],
                laws=record["can_cu_phap_ly"],
                results=record["ket_qua_xu_ly"],
                page=record["raw_text"],
            )
            reading = read_national(texts, Vocabulary())
            shares.count(
                reading.structure,
                unread_channels=reading.unread_channels,
                unread_papers=reading.unread_papers,
            )
            _assert_nothing_lost(texts, reading.structure, record["ma_thu_tuc"])

    assert shares.channels_share > 0.97
    assert shares.papers_share > 0.99


def _assert_nothing_lost(texts: Texts, structure: Structure, code: str) -> None:
    """Every letter of the two tables stands in a row or in a doubt."""
    if any(doubt.reason == Flag.SECTION_CUT_ANEW for doubt in structure.doubts):
        return
    whole = [d.original for d in structure.doubts if d.row is None]
    rows = [row.fee_remark + row.remark for row in structure.channels]
    said = _letters("".join(rows + whole))
    source = _letters(re.sub(_CELLS, " ", texts.channels.removeprefix(channels.HEAD)))
    in_words = sum(_letters(d.original) for d in structure.doubts if d.reason == Flag.TIME_IN_WORDS)
    assert said + in_words >= source, code

    kept = [d.original for d in structure.doubts if d.reason == Flag.PAPERS_UNREAD]
    for case in structure.cases:
        kept += [case.heading, *case.notes]
        kept += [paper.name + "".join(paper.forms) for paper in case.papers]
    counts = sum(map(_letters, re.findall(r"bản (?:chính|sao)", texts.papers)))
    whole_papers = _letters(texts.papers.replace(papers.HEAD, ""))
    assert whole_papers - counts <= _letters("".join(kept)) <= whole_papers, code


_CELLS = (
    r"Trực tuyến|Trực tiếp|Dịch vụ bưu chính|Miễn phí|Không có thông tin|\(\W*Không(?: có)?\W*\)"
    r"|\d[\d.,]*\s?(?:Ngày làm việc|Ngày|Giờ|Tháng|Việt Nam Đồng|VNĐ|USD)"
)


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"channels": [{"channel": "pigeon"}]},
        {"channels": [{"channel": "online", "limit": "3", "unit": "eon"}]},
        {"channels": [{"channel": "online", "limit": "1000000", "unit": "day"}]},
        {"channels": [{"channel": "online", "fee": "NaN"}]},
        {"results": [{"name": "Giấy", "code": "K" * 41}]},
        {"laws": [{"title": "Luật", "number": "9" * 61}]},
        {"levels": ["moon"]},
    ],
)
def test_what_is_beyond_all_reason_is_no_record(wrong: dict[str, object]) -> None:
    with pytest.raises(BadRecord):
        record_of({"code": "1.1", "name": "Một", **wrong}, Terms())
