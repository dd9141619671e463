"""What the answers decide by the package: who decides, what it costs, which document ends it."""

import pytest
from django.conf import settings

from motcua.foundation.organisations.queries import operator, unit, unit_by_code
from motcua.services.cases.actions.decision import propose, sign_result
from motcua.services.cases.actions.reception import receive_case
from motcua.services.cases.actions.submission import submit_case
from motcua.services.cases.models import Case, Draft
from motcua.services.cases.queries.applicant import case_of
from motcua.services.cases.tests.conftest import WEDNESDAY, Ward
from motcua.services.catalogue.package import read_letterheads
from motcua.services.catalogue.tests.releasing import published

pytestmark = pytest.mark.django_db

WARD_PLACE, CITY_PLACE, ELSEWHERE = "20242", "48", "00004"
"""Our operator's place, that of the authority above it, and one of another province."""
SERVICE = """
code: "9.000009"
name: { vi: Cấp thẻ, en: A card }
summary: { vi: Một thẻ., en: A card. }
decision: 1/QĐ
sector: { vi: Văn hóa, en: Culture }
law: [{ number: 1/2020/QH14, title: { vi: Luật, en: A law } }]
signed_as: TM. Ủy ban
channels:
  - channel: online
    limit: { amount: 3, unit: working_days, source: Luật }
    fee: { decision: Price, source: Luật }
competent: { is: place, source: Luật }
cases: [{ key: usual, name: { vi: Thường, en: Usual }, papers: [] }]
results:
  - { key: many, code: KQ.2, name: { vi: Nhiều thẻ, en: Many cards }, template: refusal.typ, book: NT, when: many }
  - { key: one, code: KQ.1, name: { vi: Một thẻ, en: One card }, template: refusal.typ, book: MT }
refusal: { name: { vi: Từ chối, en: Refusal }, template: refusal.typ, book: TC }
"""  # noqa: E501
FORM = """
pages:
  - key: what
    title: { vi: Bạn cần gì, en: What you need }
    questions:
      - { key: copies, type: number, label: { vi: Số thẻ, en: Cards } }
      - { key: place_code, type: text, label: { vi: Nơi, en: Place } }
values:
  - { name: place, is: place_code }
  - { name: many, is: copies > 1 }
"""
PRICE = """\
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d">
  <inputData id="c" name="copies"><variable name="copies" typeRef="number"/></inputData>
  <decision id="p" name="Price"><variable name="Price" typeRef="number"/>
    <informationRequirement><requiredInput href="#c"/></informationRequirement>
    <literalExpression><text>copies * 8000</text></literalExpression>
  </decision>
</definitions>
"""


def handed_in(ward: Ward, *, copies: str = "1", place: str = WARD_PLACE) -> Case:
    shared = read_letterheads(settings.PROFILE / "documents")
    files = shared | {"service.yaml": SERVICE, "form.yaml": FORM, "price.dmn": PRICE}
    release = published("9.000009", files)
    assert ward.lan.person_id
    draft = Draft.objects.create(
        release=release,
        applicant_id=ward.lan.person_id,
        answers={"copies": copies, "place_code": place},
    )
    return submit_case(draft_id=draft.pk, actor=ward.lan, now=WEDNESDAY)


def test_the_authority_of_the_place_decides_where_it_works_here(ward: Ward):
    case = handed_in(ward, place=WARD_PLACE)

    assert unit(case.competent_unit_id).place_code == WARD_PLACE
    assert case.receipt == "BN-261125-0001"


@pytest.mark.parametrize("place", [CITY_PLACE, ELSEWHERE, "no code at all"])
def test_the_operator_takes_in_what_belongs_elsewhere(ward: Ward, place: str):
    assert handed_in(ward, place=place).competent_unit_id == operator().id


@pytest.mark.parametrize(
    ("copies", "book", "name"), [("1", "MT", "One card"), ("3", "NT", "Many cards")]
)
def test_the_answers_choose_the_document_and_the_fee(ward: Ward, copies: str, book: str, name: str):
    case = handed_in(ward, copies=copies)
    receive_case(case_id=case.pk, actor=ward.officer, now=WEDNESDAY)
    propose(case_id=case.pk, outcome="granted", reason="", actor=ward.officer)

    signed = sign_result(case_id=case.pk, actor=ward.leader, now=WEDNESDAY)

    seen = case_of(case.receipt, actor=ward.lan, language="en")
    assert signed.result_number == f"1/2026-{book}"
    assert (seen.document["en"], seen.fee) == (name, int(copies) * 8000)


def test_a_refusal_is_the_document_of_a_refused_case(ward: Ward):
    case = handed_in(ward)
    receive_case(case_id=case.pk, actor=ward.officer, now=WEDNESDAY)
    propose(case_id=case.pk, outcome="refused", reason="Thiếu ảnh.", actor=ward.officer)

    sign_result(case_id=case.pk, actor=ward.leader, now=WEDNESDAY)

    assert case_of(case.receipt, actor=ward.lan, language="en").document["en"] == "Refusal"


def test_a_unit_below_the_operator_decides_itself(ward: Ward, monkeypatch: pytest.MonkeyPatch):
    """As where a city runs the installation of its wards."""
    city = unit_by_code("H17")
    monkeypatch.setattr("motcua.services.cases.actions.submission.operator", lambda: city)

    assert unit(handed_in(ward).competent_unit_id).code == "H17.25.8"
