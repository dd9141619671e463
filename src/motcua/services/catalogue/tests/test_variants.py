"""What a unit does otherwise holds there, for its time, by its law."""

from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from motcua.kit.clock.calendar import Calendar, DayKind, DayRule, Session
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.services.catalogue.actions.variants import Variant, end_variant, set_variant
from motcua.services.catalogue.queries.procedure import procedure_page
from motcua.services.catalogue.queries.publishing import publication_days
from motcua.services.catalogue.rules.deadlines import decide_by, publish_by
from motcua.services.catalogue.tests.conftest import Writers
from motcua.services.catalogue.tests.records import line, take_over

CODE = "1.004873"
CHANNELS = (
    "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3 Ngày làm việcMiễn phí"
    "Trực tiếp5 Ngày làm việcMiễn phí"
)
TODAY = timezone.localdate()
LAW = "Nghị quyết 12/2026/NQ-HĐND"


@pytest.fixture(autouse=True)
def procedure(writers: Writers) -> None:
    take_over(line(CODE, "Cấp giấy xác nhận", cach_thuc_thuc_hien=CHANNELS))


def shorter(**given: object) -> Variant:
    said = {"channel": "online", "limit": Decimal(2), "limit_unit": "working_day"}
    return Variant(**{"law": LAW, "valid_from": TODAY, **said, **given})  # type: ignore[arg-type]


def test_a_shorter_limit_stands_on_the_page_with_its_law(writers: Writers) -> None:
    set_variant(code=CODE, unit_id=writers.ward_id, variant=shorter(), actor=writers.van)

    [variant] = procedure_page(CODE).variants
    assert variant.channel_name == "Trực tuyến"
    assert variant.limit_text == "2 ngày làm việc"
    assert (variant.fee_text, variant.law) == ("", LAW)
    assert "Hải Châu" in variant.unit.name


def test_a_fee_of_the_council_holds_from_its_day_until_its_last(writers: Writers) -> None:
    fee = Variant(law=LAW, valid_from=TODAY, fee=Decimal(15_000), currency="VND")
    row = set_variant(code=CODE, unit_id=writers.ward_id, variant=fee, actor=writers.city)
    assert procedure_page(CODE).variants[0].fee_text == "15.000 đồng"

    with pytest.raises(Refused):
        end_variant(variant_id=row.pk, valid_to=TODAY - timedelta(days=1), actor=writers.city)
    end_variant(variant_id=row.pk, valid_to=TODAY, actor=writers.city)

    assert procedure_page(CODE).variants
    row.valid_to = TODAY - timedelta(days=1)
    row.valid_from = row.valid_to
    row.save()
    assert not procedure_page(CODE).variants


@pytest.mark.parametrize(
    "wrong",
    [
        shorter(limit=Decimal(4)),
        shorter(channel="", limit=Decimal(4)),
        shorter(law=" "),
        shorter(valid_to=TODAY - timedelta(days=1)),
        Variant(law=LAW, valid_from=TODAY),
        shorter(channel="pigeon"),
        shorter(limit_unit="eon"),
        shorter(limit_unit=""),
        shorter(limit=Decimal(10**6), limit_unit="hour"),
        Variant(law=LAW, valid_from=TODAY, channel="pigeon", fee=Decimal(1), currency="VND"),
        Variant(law=LAW, valid_from=TODAY, fee=Decimal(10**12), currency="VND"),
    ],
    ids=[
        *("longer", "longer than one of all", "no law", "ends before", "says nothing"),
        *("no channel", "no unit of time", "no unit", "beyond all time", "fee of no channel"),
        "beyond all fees",
    ],
)
def test_what_the_law_does_not_allow_is_refused(writers: Writers, wrong: Variant) -> None:
    with pytest.raises(Refused):
        set_variant(code=CODE, unit_id=writers.ward_id, variant=wrong, actor=writers.van)


def test_a_limit_in_another_unit_cannot_be_compared_and_is_let_be(writers: Writers) -> None:
    hours = shorter(limit=Decimal(30), limit_unit="hour")

    set_variant(code=CODE, unit_id=writers.ward_id, variant=hours, actor=writers.van)


def test_only_a_leader_of_the_unit_or_above_sets_or_ends_it(writers: Writers) -> None:
    row = set_variant(code=CODE, unit_id=writers.ward_id, variant=shorter(), actor=writers.van)

    for other in (writers.binh, writers.stranger):
        with pytest.raises(NotAllowed):
            set_variant(code=CODE, unit_id=writers.ward_id, variant=shorter(), actor=other)
        with pytest.raises(NotAllowed):
            end_variant(variant_id=row.pk, valid_to=TODAY, actor=other)
    with pytest.raises(NotFound):
        set_variant(code="0.0", unit_id=writers.ward_id, variant=shorter(), actor=writers.van)


WEEK = Calendar(
    days={date(2026, 9, 2): DayRule(DayKind.OFF, {"vi": "Quốc khánh"})},
    sessions=(Session(*(timezone.datetime(2026, 1, 1, hour).time() for hour in (8, 17))),),
    week=frozenset(range(5)),
    zone=ZoneInfo("Asia/Ho_Chi_Minh"),
)


def test_the_days_of_publication_count_working_days_only() -> None:
    assert decide_by(date(2026, 9, 7), 5, WEEK) == date(2026, 8, 28)
    assert publish_by(date(2026, 8, 28), 5, WEEK) == date(2026, 9, 7)


def test_the_days_bind_by_level_and_none_where_no_law_says_so(writers: Writers) -> None:
    days = publication_days(
        level="province",
        unit_id=writers.ward_id,
        decided_on=date(2026, 8, 28),
        in_force=date(2026, 9, 7),
    )

    assert days
    assert "63/2010" in days.source
    assert days.decided_late(days.decide_by + timedelta(days=1))
    assert not days.decided_late(days.decide_by)
    other = publication_days(
        level="commune", unit_id=writers.ward_id, decided_on=TODAY, in_force=TODAY
    )
    assert other is None
