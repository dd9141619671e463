"""The flattened table of channels becomes rows again, and nothing is guessed in silence."""

from decimal import Decimal

import pytest

from motcua.services.catalogue.enums import Channel, Flag, TimeUnit
from motcua.services.catalogue.rules import channels
from motcua.services.catalogue.rules.channels import read_channels
from motcua.services.catalogue.rules.structure import ChannelRow

ONLINE, COUNTER, POST = Channel.ONLINE, Channel.COUNTER, Channel.POST
DAYS = TimeUnit.WORKING_DAY


def channel_rows(text: str) -> list[ChannelRow]:
    return list(read_channels(channels.HEAD + text).rows)


def reasons(text: str) -> set[Flag]:
    return {doubt.reason for doubt in read_channels(channels.HEAD + text).doubts}


def test_a_channel_row_gives_limit_unit_fee_and_remarks() -> None:
    text = (
        "Trực tuyến7 Ngày làm việc10,000 Việt Nam Đồng(mỗi lần)Nộp trên Cổng"
        "Trực tiếp24 GiờMiễn phíNộp tại quầy"
    )

    assert channel_rows(text) == [
        ChannelRow(ONLINE, Decimal(7), DAYS, Decimal(10000), "VND", "mỗi lần", "Nộp trên Cổng"),
        ChannelRow(COUNTER, Decimal(24), TimeUnit.HOUR, Decimal(0), remark="Nộp tại quầy"),
    ]
    assert not reasons(text)


@pytest.mark.parametrize(
    ("text", "limit", "fee", "currency"),
    [
        ("Trực tuyến120,000 VNĐ", 1, 20_000, "VND"),
        ("Trực tuyến1200 VNĐ", 1, 200, "VND"),
        ("Trực tuyến1100 VNĐ(100.000 đồng/hồ sơ)", 1, 100, "VND"),
        ("Trực tuyến140,000 Việt Nam Đồng(mỗi xe)", 1, 40_000, "VND"),
        ("Trực tuyến151,200,000 VNĐ(mức 1.200.000 đồng)", 15, 1_200_000, "VND"),
        ("Trực tuyến151,200,000 VNĐ(mức 51.200.000 đồng)", 1, 51_200_000, "VND"),
        ("Trực tuyến510 USD(10 USD/giấy)", 5, 10, "USD"),
    ],
)
def test_a_number_that_runs_into_a_fee_is_read_and_flagged(
    text: str, limit: int, fee: int, currency: str
) -> None:
    [row] = channel_rows(text)

    assert (row.limit, row.unit, row.fee, row.currency) == (limit, None, fee, currency)
    assert Flag.TIME_RUNS_INTO_FEE in reasons(text)
    [doubt, *_] = read_channels(channels.HEAD + text).doubts
    assert doubt.original == text


@pytest.mark.parametrize(
    ("text", "row", "reason"),
    [
        ("Dịch vụ bưu chính1Miễn phí(Không có)", ChannelRow(POST, Decimal(1), fee=Decimal(0)),
         Flag.TIME_WITHOUT_UNIT),
        ("Trực tuyến1.5 Ngày làm việcKhông có thông tin", ChannelRow(ONLINE, Decimal("1.5"), DAYS),
         None),
        ("Trực tuyến0,5 ngày làm việcMiễn phí",
         ChannelRow(ONLINE, Decimal("0.5"), DAYS, Decimal(0)), None),
        ("Trực tiếpKhông có thông tinKhông có thông tin", ChannelRow(COUNTER), None),
        ("Trực tiếpKhông phải trả kết quảMiễn phíTại quầy",
         ChannelRow(COUNTER, fee=Decimal(0), remark="Tại quầy"), Flag.TIME_IN_WORDS),
        ("Trực tiếp2 Năm150.000 VNĐ",
         ChannelRow(COUNTER, Decimal(2), TimeUnit.YEAR, Decimal(150_000), "VND"), None),
        ("Trực tuyến3 Ngày20 VNĐ(20.000 đ/tờ khai)",
         ChannelRow(ONLINE, Decimal(3), TimeUnit.DAY, Decimal(20), "VND", "20.000 đ/tờ khai"),
         Flag.FEE_LOOKS_CUT),
        ("Trực tiếp5 Ngày làm việc10.5 USD",
         ChannelRow(COUNTER, Decimal(5), DAYS, Decimal("10.5"), "USD"), None),
    ],
)  # fmt: skip
def test_what_the_source_leaves_out_stays_out(
    text: str, row: ChannelRow, reason: Flag | None
) -> None:
    assert channel_rows(text) == [row]
    assert reasons(text) == ({reason} if reason else set())


@pytest.mark.parametrize(
    ("remark", "is_placeholder"),
    [
        ("(Lệ phí: 135.000 đồng/lần)", True),
        ("(Theo quyết định của Hội đồng nhân dân cấp tỉnh)", True),
        ("Lệ phí do Hội đồng nhân dân tỉnh quy định", True),
        ("(Miễn phí đối với người khuyết tật)", False),
        ("(Không)Nộp tại quầy", False),
        ("Nộp tại quầy", False),
    ],
)
def test_free_of_charge_beside_words_of_a_fee_is_a_placeholder(
    remark: str, is_placeholder: bool
) -> None:
    text = f"Trực tiếp5 Ngày làm việcMiễn phí{remark}"

    assert channel_rows(text)[0].fee == 0
    assert (Flag.FEE_IS_PLACEHOLDER in reasons(text)) is is_placeholder


def test_the_name_of_a_channel_inside_a_remark_begins_no_row() -> None:
    text = (
        "Trực tuyến7 Ngày làm việcMiễn phíTrực tuyến tại Cổng. Trực tiếp: tại quầy."
        "Dịch vụ bưu chính7 Ngày làm việcMiễn phí"
    )

    assert [row.channel for row in channel_rows(text)] == [ONLINE, POST]


def test_the_bracket_of_a_fee_closes_behind_its_list() -> None:
    text = "Trực tiếp5 NgàyMiễn phí(a) Cấp mới: 100.000 đồng; b) Cấp lại (mất): miễn)Tại quầy"

    [row] = channel_rows(text)
    assert row.fee_remark == "a) Cấp mới: 100.000 đồng; b) Cấp lại (mất): miễn"
    assert row.remark == "Tại quầy"


def test_channels_that_follow_no_pattern_stay_whole() -> None:
    read = read_channels(f"{channels.HEAD}Gửi thư điện tửMột ngày")

    assert read.rows == ()
    assert read.doubts[0].original == "Gửi thư điện tửMột ngày"
    assert read.unread == 1


def test_a_number_beyond_all_reason_is_left_in_doubt() -> None:
    read = read_channels(f"{channels.HEAD}Trực tiếp{'9' * 40} Ngày{'9' * 40} VNĐ")

    assert read.rows == ()
    assert read.unread == 1
