"""What becomes of a record as linked data: what is said, and what is left out and counted."""

from datetime import date
from decimal import Decimal

import pytest

from motcua.kit.rdf import Iri, Node, Typed, Worded
from motcua.services.catalogue.enums import AgencyRole, Channel, Flag, Part, TimeUnit
from motcua.services.catalogue.open.channels import duration
from motcua.services.catalogue.open.collecting import LeftOut
from motcua.services.catalogue.open.record import OpenRecord, Publication, Wording
from motcua.services.catalogue.open.service import Described, describe
from motcua.services.catalogue.rules.structure import (
    Agency,
    ChannelRow,
    Doubt,
    LegalBasis,
    Paper,
    PaperCase,
    Result,
    Structure,
)

HERE = "https://example.gov.vn/procedures/1.001193"
PUBLICATION = Publication(
    base="https://example.gov.vn",
    operator="Phường Hải Châu",
    language="vi",
    language_address="http://example.org/VIE",
    country_address="http://example.org/VNM",
    country={"vi": "Việt Nam"},
    currencies={"VND": "http://example.org/VND"},
    issuers={"BTP": "Bộ Tư pháp"},
    wording=Wording(
        levels={"commune": {"vi": "Cấp xã", "en": "Commune"}},
        subjects={"citizen": {"vi": "Công dân", "en": "Citizen"}},
        channels={code: {"vi": code.value} for code in Channel},
        roles={code: {"vi": code.value} for code in AgencyRole},
        steps={"vi": "Trình tự"},
        condition={"vi": "Điều kiện"},
        limit=lambda limit, unit: {"vi": f"{limit} {unit}"},
        paper=lambda paper: {"vi": f"bản chính: {paper.originals}"},
    ),
)


def record(structure: Structure | None = None, **said) -> OpenRecord:
    return OpenRecord("1.001193", "Đăng ký khai sinh", structure or Structure(), **said)


def described(structure: Structure | None = None, **said) -> Described:
    return describe(record(structure, **said), PUBLICATION)


def values(described: Described, property_: str, part: str = "service") -> list[object]:
    """The objects of a property of a part of the record."""
    return [value for name, value in node(described, part).facts if name == property_]


def node(described: Described, part: str) -> Node:
    [found] = [each for each in described.nodes if each.address == f"{HERE}#{part}"]
    return found


def test_the_service_says_its_code_name_and_version():
    said = described(version=2, valid_from=date(2026, 7, 20))

    assert said.nodes[0].types == ("cpsv:PublicService",)
    assert values(said, "dct:identifier") == [Typed("1.001193")]
    assert values(said, "dct:title") == [Worded("Đăng ký khai sinh", "vi")]
    assert values(said, "owl:versionInfo") == [Typed("2")]
    assert values(said, "dct:issued") == [Typed("2026-07-20", "xsd:date")]


def test_who_decides_is_competent_and_the_others_take_part():
    said = described(
        Structure(
            agencies=(
                Agency(AgencyRole.PERFORMS, "Phòng A"),
                Agency(AgencyRole.DECIDES, "Ủy ban"),
                Agency(AgencyRole.PARTNER, "Công an"),
            )
        )
    )

    [authority] = values(said, "cv:hasCompetentAuthority")
    names = {each.address: dict(each.facts).get("skos:prefLabel") for each in said.nodes}
    assert names[authority.value] == Worded("Ủy ban", "vi")
    assert len(values(said, "cv:hasParticipation")) == 2
    assert values(said, "cv:role", "participation-2")
    assert LeftOut.AUTHORITY_NOT_GIVEN not in said.left_out


@pytest.mark.parametrize(
    ("decision", "publisher"),
    [
        ("163/QĐ-BTP", "Bộ Tư pháp"),
        ("QĐ2338-BTP", "Bộ Tư pháp"),
        ("12/QĐ-XYZ", "Phường Hải Châu"),
        ("", "Phường Hải Châu"),
    ],
)
def test_where_no_agency_is_named_the_publisher_stands_in_and_that_is_counted(decision, publisher):
    said = described(decision=decision)

    [authority] = values(said, "cv:hasCompetentAuthority")
    names = {each.address: dict(each.facts).get("skos:prefLabel") for each in said.nodes}
    assert names[authority.value] == Worded(publisher, "vi")
    assert said.left_out == {LeftOut.AUTHORITY_NOT_GIVEN: 1}


@pytest.mark.parametrize(
    ("limit", "unit", "written"),
    [
        ("15", TimeUnit.DAY, "P15D"),
        ("0.5", TimeUnit.DAY, "PT12H"),
        ("0.3", TimeUnit.DAY, None),
        ("8", TimeUnit.HOUR, "PT8H"),
        ("1E+1", TimeUnit.DAY, "P10D"),
        ("2", TimeUnit.MONTH, "P2M"),
        ("1", TimeUnit.YEAR, "P1Y"),
        ("7", TimeUnit.WORKING_DAY, None),
        ("7", None, None),
    ],
)
def test_only_what_is_a_duration_is_written_as_one(limit, unit, written):
    assert duration(Decimal(limit), unit) == written


def test_a_limit_in_working_days_stands_as_words_and_is_counted():
    row = ChannelRow(Channel.COUNTER, limit=Decimal(7), unit=TimeUnit.WORKING_DAY)
    said = described(Structure(channels=(row,)))

    assert values(said, "cv:processingTime", "channel-1") == []
    assert values(said, "dct:description", "channel-1") == [Worded("7 working_day", "vi")]
    assert said.left_out[LeftOut.LIMIT_NOT_A_DURATION] == 1


def test_each_row_has_its_own_channel_and_its_own_cost():
    rows = (
        ChannelRow(Channel.ONLINE, fee=Decimal(0), currency="VND"),
        ChannelRow(Channel.ONLINE, fee=Decimal("120000"), currency="VND", fee_remark="gấp"),
        ChannelRow(Channel.POST, fee_remark="theo khung giá"),
        ChannelRow(Channel.COUNTER),
    )
    said = described(Structure(channels=rows))

    assert len(values(said, "cv:hasChannel")) == 4
    assert [cost.value[-6:] for cost in values(said, "cv:hasCost")] == [
        "cost-1",
        "cost-2",
        "cost-3",
    ]
    assert values(said, "cv:hasValue", "cost-1") == [Typed("0.0", "xsd:double")]
    assert values(said, "cv:hasValue", "cost-2") == [Typed("120000.0", "xsd:double")]
    assert values(said, "cv:ifAccessedThrough", "cost-2") == [Iri(f"{HERE}#channel-2")]
    assert values(said, "cv:hasValue", "cost-3") == []


def test_a_currency_without_an_address_is_left_out_and_counted():
    row = ChannelRow(Channel.ONLINE, fee=Decimal(5), currency="XAU")
    said = described(Structure(channels=(row,)))

    assert values(said, "cv:currency", "cost-1") == []
    assert said.left_out[LeftOut.CURRENCY_NOT_KNOWN] == 1


def test_papers_are_evidence_and_a_case_requires_its_own():
    cases = (
        PaperCase(papers=(Paper("Tờ khai", originals=1),)),
        PaperCase("Trẻ bị bỏ rơi", (Paper("Biên bản"), Paper("")), notes=("Xuất trình",)),
    )
    said = described(Structure(cases=cases))

    assert [each.value.rpartition("#")[2] for each in values(said, "cpsv:hasInput")] == [
        "paper-1-1",
        "paper-2-1",
    ]
    assert values(said, "dct:description", "paper-1-1") == [Worded("bản chính: 1", "vi")]
    assert values(said, "cv:holdsRequirement") == [Iri(f"{HERE}#case-2")]
    assert values(said, "cv:hasSupportingEvidence", "case-2") == [Iri(f"{HERE}#paper-2-1")]
    assert said.left_out[LeftOut.PAPER_WITHOUT_NAME] == 1


def test_results_laws_steps_and_conditions_are_said():
    said = described(
        Structure(
            results=(Result("Giấy khai sinh", "KQ.G15.000031"), Result("Trích lục")),
            laws=(LegalBasis("Luật Hộ tịch", "60/2014/QH13"),),
        ),
        steps=("Nộp", "Nhận"),
        conditions=("Trong 60 ngày",),
    )

    assert values(said, "dct:identifier", "result-1") == [Typed("KQ.G15.000031")]
    assert values(said, "dct:identifier", "result-2") == [Typed(f"{HERE}#result-2")]
    assert values(said, "dct:identifier", "law-1") == [Typed("60/2014/QH13")]
    assert values(said, "dct:description", "steps") == [Worded("Nộp\nNhận", "vi")]
    assert values(said, "dct:description", "condition-1") == [Worded("Trong 60 ngày", "vi")]


def test_what_has_no_word_is_counted_and_not_bent():
    doubt = Doubt(Part.CHANNELS, Flag.TIME_WITHOUT_UNIT, "1")
    said = described(
        Structure(
            agencies=(Agency(AgencyRole.DECIDES, "Ủy ban"),),
            related=("Đăng ký kết hôn", "Thủ tục lạ"),
            doubts=(doubt, doubt),
        ),
        related={"Đăng ký kết hôn": "1.000894"},
        source_url="không có",
        local_variants=3,
    )

    assert values(said, "dct:relation") == [
        Iri("https://example.gov.vn/procedures/1.000894#service")
    ]
    assert said.left_out == {
        LeftOut.RELATED_NOT_FOUND: 1,
        LeftOut.ADDRESS_NOT_ON_THE_WEB: 1,
        LeftOut.DOUBT: 2,
        LeftOut.LOCAL_VARIANT: 3,
    }


def test_a_fee_that_only_fills_a_gap_is_not_published_as_free_of_charge():
    row = ChannelRow(Channel.COUNTER, fee=Decimal(0), currency="VND", fee_remark="Theo Nghị quyết")
    doubt = Doubt(Part.CHANNELS, Flag.FEE_IS_PLACEHOLDER, "Phí : 0 Đồng", row=1)

    said = described(Structure(channels=(row, row), doubts=(doubt,)))

    assert values(said, "cv:hasValue", "cost-1") == [Typed("0.0", "xsd:double")]
    assert values(said, "cv:hasValue", "cost-2") == []
    assert values(said, "dct:description", "cost-2") == [Worded("Theo Nghị quyết", "vi")]
