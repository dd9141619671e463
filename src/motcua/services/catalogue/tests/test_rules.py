"""Flattened tables become lines again, and nothing is lost or guessed in silence."""

import gzip
import json
import re
from pathlib import Path

import pytest

from motcua.services.catalogue.rules import (
    Channel,
    Flag,
    Law,
    Paper,
    Result,
    split_channels,
    split_laws,
    split_list,
    split_papers,
    split_results,
)

CHANNELS = "Hình thức nộpThời gianPhí, lệ phíMô tả"
PAPERS = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
LAWS = "Tên văn bản pháp lýMã văn bản"


def test_a_channel_row_gives_time_fee_and_remark() -> None:
    split = split_channels(
        f"{CHANNELS}Trực tuyến7 Ngày làm việc10,000 Việt Nam Đồng(mỗi lần)"
        "Trực tiếp7 Ngày làm việcMiễn phíNộp trực tiếp tại quầy"
    )

    assert split.lines == (
        Channel("Trực tuyến", "7 Ngày làm việc", "10,000 Việt Nam Đồng", "(mỗi lần)"),
        Channel("Trực tiếp", "7 Ngày làm việc", "Miễn phí", "Nộp trực tiếp tại quầy"),
    )
    assert not split.flags


def test_a_number_that_runs_into_a_fee_is_not_guessed() -> None:
    split = split_channels(f"{CHANNELS}Trực tuyến120,000 VNĐ(theo Thông tư)")

    assert split.lines == (Channel("Trực tuyến", note="(theo Thông tư)", unclear="120,000 VNĐ"),)
    assert split.flags == {Flag.TIME_RUNS_INTO_FEE}


def test_a_time_without_a_unit_is_kept_and_flagged() -> None:
    split = split_channels(f"{CHANNELS}Dịch vụ bưu chính1Miễn phí(Không có)")

    assert split.lines == (Channel("Dịch vụ bưu chính", "1", "Miễn phí"),)
    assert split.flags == {Flag.TIME_WITHOUT_UNIT}


def test_channels_that_follow_no_pattern_stay_whole() -> None:
    split = split_channels(f"{CHANNELS}Trực tuyếnKhông phải trả kết quảMiễn phí")

    assert split.rest == "Trực tuyếnKhông phải trả kết quảMiễn phí"
    assert split.flags == {Flag.CHANNELS_WHOLE}


def test_papers_are_grouped_and_a_row_of_none_is_a_note() -> None:
    split = split_papers(
        f"--{PAPERS}Tờ khai theo mẫu1 bản chínhGiấy phép: 01 bản chụp;0 bản chính,1 bản sao"
        f"* Lưu ý:{PAPERS}Không phải nộp bản giấy.0 bản chính"
    )

    first, second = split.lines
    assert first.heading == ""
    assert first.papers == (
        Paper("Tờ khai theo mẫu", 1),
        Paper("Giấy phép: 01 bản chụp;", 0, 1),
    )
    assert second.heading == "* Lưu ý:"
    assert second.notes == ("Không phải nộp bản giấy.",)
    assert not split.flags


@pytest.mark.parametrize(
    ("text", "paper", "flagged"),
    [
        ("Đơn theo Mẫu số 091 bản chính", Paper("Đơn theo Mẫu số 09", 1), True),
        ("Hồ sơ thiết kế10 bản chính", Paper("Hồ sơ thiết kế", 10), False),
        ("Đơn (nộp 01 bản chính)1 bản chính", Paper("Đơn (nộp 01 bản chính)", 1), False),
    ],
)
def test_a_count_is_told_from_figures_of_the_name(text: str, paper: Paper, flagged: bool) -> None:
    split = split_papers(f"--{PAPERS}{text}")

    assert split.lines[0].papers == (paper,)
    assert (Flag.NUMBER_RUNS_INTO_NAME in split.flags) is flagged


def test_results_have_codes_and_the_buttons_of_the_page_are_left_out() -> None:
    split = split_results(
        "Giấy khai sinhMã: KQ.G15.000031Thông báoMã: KQ.G15.000099Từ khóaKhông có thông tin"
        "Mô tảThời hạn 10 năm.Chọn cơ quan thực hiệnTỉnh/ Thành phốNộp hồ sơ"
    )

    assert split.lines == (
        Result("Giấy khai sinh", "KQ.G15.000031"),
        Result("Thông báo", "KQ.G15.000099"),
    )
    assert split.rest == "Thời hạn 10 năm."


@pytest.mark.parametrize(
    ("text", "laws"),
    [
        ("Luật 60/2014/QH1360/2014/QH13", [Law("Luật 60/2014/QH13", "60/2014/QH13")]),
        (
            "Luật Dữ liệu60/2024/QH15Quy định mức thu25/2026/TT-BTCquy định phân cấp3/2025/NĐ-CP",
            [
                Law("Luật Dữ liệu", "60/2024/QH15"),
                Law("Quy định mức thu", "25/2026/TT-BTC"),
                Law("quy định phân cấp", "3/2025/NĐ-CP"),
            ],
        ),
        (
            "Luật Hòa giải năm 201335/2013/QH13Sửa đổi123/2015/NĐ-CP",
            [Law("Luật Hòa giải năm 2013", "35/2013/QH13"), Law("Sửa đổi", "123/2015/NĐ-CP")],
        ),
    ],
)
def test_glued_laws_come_apart(text: str, laws: list[Law]) -> None:
    assert list(split_laws(LAWS + text).lines) == laws


def test_a_comma_in_brackets_parts_no_list() -> None:
    assert split_list("Tổ chức (không bao gồm doanh nghiệp, HTX), Công dân") == (
        "Tổ chức (không bao gồm doanh nghiệp, HTX)",
        "Công dân",
    )


def test_no_word_of_a_real_table_is_lost(shared: Path) -> None:
    with gzip.open(shared / "data" / "procedures.jsonl.gz", "rt") as lines:
        records = [json.loads(line) for line in lines]

    for record in records:
        channels = split_channels(record["cach_thuc_thuc_hien"])
        shown = [channels.rest] + [
            part
            for row in channels.lines
            for part in (row.channel, row.time, row.unclear, row.fee, row.note)
        ]
        source = record["cach_thuc_thuc_hien"].removeprefix(CHANNELS)
        assert _letters("".join(shown)) == _letters(source), record["ma_thu_tuc"]

        papers = split_papers(record["thanh_phan_ho_so"])
        kept = _letters(papers.rest) + sum(
            _letters(group.heading + "".join(paper.name for paper in group.papers))
            + _letters("".join(group.notes))
            for group in papers.lines
        )
        counts = sum(map(_letters, re.findall(r"bản (?:chính|sao)", record["thanh_phan_ho_so"])))
        whole = _letters(record["thanh_phan_ho_so"].replace(PAPERS, ""))
        assert whole - counts <= kept <= whole, record["ma_thu_tuc"]


def _letters(text: str) -> int:
    """How many letters a text has, without the words of empty cells."""
    text = re.sub(r"Không có thông tin|\(\W*Không có\W*\)", "", text)
    return sum(character.isalpha() for character in text)
