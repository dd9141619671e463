"""The office receives, proposes and signs; each act once, by who may, and whole or not at all."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connections

from motcua.foundation.journal.queries import entries_about
from motcua.foundation.numbering.models import Book
from motcua.instruments.documents.queries import read
from motcua.instruments.signatures.enums import SignatureState
from motcua.instruments.signatures.queries import verify_pdf
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.services.cases import rules
from motcua.services.cases.actions import decision
from motcua.services.cases.actions.decision import propose, return_proposal, sign_result
from motcua.services.cases.actions.reception import receive_case
from motcua.services.cases.enums import CaseState
from motcua.services.cases.models import Case
from motcua.services.cases.queries.office import desk, office_case, tray
from motcua.services.cases.queries.results import result_by_code, result_by_sha256
from motcua.services.cases.tests.conftest import WEDNESDAY, Ward

pytestmark = pytest.mark.django_db
LEGAL_CODE = re.compile(r"[A-Y]\d{2}(\.\d{1,3}){0,2}-\d{6}-\d{4,}")
"""Circular 03/2025/TT-VPCP, article 13."""


def test_a_received_case_has_its_code_and_its_day(ward: Ward):
    case = ward.received()

    assert case.code == "H17.25.8-261125-0001"
    assert LEGAL_CODE.fullmatch(case.code)
    assert case.due_at == WEDNESDAY.replace(hour=17, minute=0)
    assert [e.kind for e in entries_about(f"case:{case.pk}")] == [
        "cases.submitted",
        "cases.received",
    ]


def test_received_after_three_it_is_due_on_the_next_working_day(ward: Ward):
    friday = WEDNESDAY.replace(day=27, hour=15, minute=1)

    case = ward.received(at=friday)

    assert case.due_at == WEDNESDAY.replace(day=30, hour=17, minute=0)


def test_nobody_receives_twice_and_no_number_is_lost(ward: Ward):
    case = ward.received()

    with pytest.raises(Refused):
        receive_case(case_id=case.pk, actor=ward.officer, now=WEDNESDAY)

    assert Book.objects.get(key__startswith="dossier/").last == 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_receive_with_codes_without_gap(ward: Ward):
    cases = [ward.submitted().pk for _ in range(16)]

    def receive(case_id: int) -> str:
        try:
            case = receive_case(case_id=case_id, actor=ward.officer, now=WEDNESDAY)
            return str(case.code)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        codes = sorted(pool.map(receive, cases))

    assert codes == [f"H17.25.8-261125-{n:04d}" for n in range(1, 17)]


def test_who_may_do_what(ward: Ward):
    people = {"lan": ward.lan, "huy": ward.huy, "officer": ward.officer, "leader": ward.leader}
    received, proposed = ward.received().pk, ward.proposed().pk
    waiting = ward.submitted().pk
    acts = {
        "receive": lambda who: receive_case(case_id=waiting, actor=who, now=WEDNESDAY),
        "propose": lambda who: propose(case_id=received, outcome="granted", reason="", actor=who),
        "sign": lambda who: sign_result(case_id=proposed, actor=who, now=WEDNESDAY),
        "return": lambda who: return_proposal(case_id=proposed, reason="x", actor=who),
    }
    allowed = set()
    for act, do in acts.items():
        for name, who in people.items():
            try:
                do(who)
            except NotAllowed:
                continue
            except Refused:
                pass
            allowed.add((act, name))

    assert allowed == {
        ("receive", "officer"),
        ("propose", "officer"),
        ("sign", "leader"),
        ("return", "leader"),
    }


def test_nobody_signs_what_they_proposed_or_asked_for(ward: Ward):
    both = type(ward.leader)(
        account_id=ward.officer.account_id,
        person_id=ward.officer.person_id,
        name=ward.officer.name,
        roles=ward.officer.roles | ward.leader.roles,
    )
    case = ward.proposed()

    with pytest.raises(NotAllowed):
        sign_result(case_id=case.pk, actor=both, now=WEDNESDAY)
    assert tray(actor=both) == []
    assert [line.receipt for line in tray(actor=ward.leader)] == [case.receipt]


def test_the_signed_result_is_numbered_and_accepted(ward: Ward):
    case = sign_result(case_id=ward.proposed().pk, actor=ward.leader, now=WEDNESDAY)

    assert case.result_number == "1/2026-KS"
    verdict = verify_pdf(read(case.result_sha256))
    assert verdict.state == SignatureState.VALID
    assert verdict.signer_name == "Lê Thị Hồng Vân"
    assert verdict.signed_at == WEDNESDAY
    assert entries_about(f"case:{case.pk}")[-1].event.number == case.result_number


def test_a_refusal_needs_a_reason_and_is_signed_too(ward: Ward):
    with pytest.raises(Refused):
        ward.proposed("refused", "  ")

    case = propose(
        case_id=Case.objects.get().pk,
        outcome="refused",
        reason="Giấy chứng sinh không ghi tên mẹ.",
        actor=ward.officer,
    )
    case = sign_result(case_id=case.pk, actor=ward.leader, now=WEDNESDAY)

    assert case.result_number == "1/2026-TC-KS"
    assert verify_pdf(read(case.result_sha256)).state == SignatureState.VALID


def test_a_decided_case_is_not_decided_again(ward: Ward):
    case = sign_result(case_id=ward.proposed().pk, actor=ward.leader, now=WEDNESDAY)

    for act in (
        lambda: sign_result(case_id=case.pk, actor=ward.leader, now=WEDNESDAY),
        lambda: propose(case_id=case.pk, outcome="granted", reason="", actor=ward.officer),
        lambda: receive_case(case_id=case.pk, actor=ward.officer, now=WEDNESDAY),
        lambda: return_proposal(case_id=case.pk, reason="x", actor=ward.leader),
    ):
        with pytest.raises(Refused):
            act()
    assert Case.objects.get().result_sha256 == case.result_sha256


def test_a_signature_that_fails_uses_no_number(ward: Ward, monkeypatch):
    case = ward.proposed()

    def fail(*args: object, **kwargs: object) -> bytes:
        raise OSError("the key is gone")

    with monkeypatch.context() as broken, pytest.raises(OSError, match="the key is gone"):
        broken.setattr(decision, "sign_pdf", fail)
        sign_result(case_id=case.pk, actor=ward.leader, now=WEDNESDAY)

    case.refresh_from_db()
    assert (case.state, case.result_number) == (CaseState.PROPOSED, "")
    again = sign_result(case_id=case.pk, actor=ward.leader, now=WEDNESDAY)
    assert again.result_number == "1/2026-KS"


def test_what_is_sent_back_can_be_proposed_again(ward: Ward):
    case = return_proposal(case_id=ward.proposed().pk, reason="Thiếu quê quán.", actor=ward.leader)

    view = office_case(case.receipt, actor=ward.officer, language="vi")
    assert (view.may_propose, view.case.returned_reason) == (True, "Thiếu quê quán.")
    propose(case_id=case.pk, outcome="granted", reason="", actor=ward.officer)
    assert sign_result(case_id=case.pk, actor=ward.leader, now=WEDNESDAY).issued_at == WEDNESDAY


def test_the_desk_shows_the_most_urgent_first(ward: Ward):
    later = ward.received(at=WEDNESDAY.replace(hour=16))
    sooner = ward.received()

    assert [line.code for line in desk(actor=ward.officer)] == [sooner.code, later.code]
    assert desk(actor=ward.lan) == []
    with pytest.raises(NotFound):
        office_case(sooner.receipt, actor=ward.lan, language="vi")


def test_the_desk_asks_the_database_little(ward: Ward, django_assert_max_num_queries):
    for _ in range(4):
        ward.submitted()
    desk(actor=ward.officer)

    with django_assert_max_num_queries(2):
        assert len(desk(actor=ward.officer)) == 4


def test_a_stranger_finds_the_record_by_code_or_by_file(ward: Ward):
    case = sign_result(case_id=ward.proposed().pk, actor=ward.leader, now=WEDNESDAY)

    found = result_by_code(f" {case.verify_code.lower().replace('-', ' ')} ")
    assert found == result_by_sha256(case.result_sha256)
    assert found
    assert found.number == case.result_number
    assert result_by_code("AAAA-BBBB-CCCC") is None
    assert result_by_code("") is None
    assert result_by_sha256("") is None


def test_codes_and_numbers_have_the_form_of_the_law():
    day = date(2025, 12, 10)
    assert rules.dossier_code("H42.15.3", day, 1) == "H42.15.3-251210-0001"
    assert rules.dossier_code("H42", day, 12345) == "H42-251210-12345"
    assert LEGAL_CODE.fullmatch(rules.dossier_code("H42.15", day, 12345))


def test_a_verification_code_is_hard_to_guess():
    codes = {decision.new_verify_code() for _ in range(2000)}
    assert len(codes) == 2000
    assert all(re.fullmatch(r"([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}", code) for code in codes)


def test_the_promise_is_kept_as_it_was_made(ward: Ward):
    case = ward.submitted(at=datetime.now(UTC) + timedelta(days=1))
    assert set(case.expected["reasons"]) == {"vi", "en"}
    assert case.expected["reasons"]["vi"] != case.expected["reasons"]["en"]
