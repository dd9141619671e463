"""A case asked for by one person for another, and by a sign-in that is sure enough."""

from dataclasses import replace
from datetime import timedelta

import pytest

from motcua.foundation.identity.actions.mandates import (
    accept_mandate,
    enter_representation,
    give_mandate,
    revoke_mandate,
)
from motcua.foundation.identity.actions.offices import order_substitution
from motcua.foundation.identity.actions.people import enter_entity
from motcua.foundation.identity.enums import MandateKind, Role
from motcua.foundation.identity.errors import MandateOver
from motcua.foundation.identity.queries import actor_of
from motcua.foundation.journal.queries import entries_about
from motcua.foundation.journal.queries.entries import entries_under_mandate
from motcua.kit.actor import Actor, system
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.services.cases import permissions
from motcua.services.cases.actions import asking
from motcua.services.cases.actions.decision import propose, sign_result
from motcua.services.cases.actions.drafts import discard_draft, start_draft
from motcua.services.cases.actions.looking import note_view
from motcua.services.cases.actions.reception import receive_case
from motcua.services.cases.actions.submission import submit_case
from motcua.services.cases.letters import receipt
from motcua.services.cases.models import Case, CaseView, Draft
from motcua.services.cases.queries.applicant import case_of, cases_of
from motcua.services.cases.queries.drafts import draft_of, drafts_of
from motcua.services.cases.queries.office import desk, office_case, open_of_account, tray
from motcua.services.cases.queries.own import looks_at
from motcua.services.cases.tests.conftest import CODE, WEDNESDAY, Ward
from motcua.services.catalogue.package import BadPackage, read_definition
from motcua.services.catalogue.queries.service import release, service_for

pytestmark = pytest.mark.django_db


def mandate(ward: Ward, *services: str) -> int:
    """Lan lets Huy act for her."""
    mandate_id = give_mandate(
        holder_number="048088000002",
        holder_name="Phạm Quốc Huy",
        kind=MandateKind.RELATIVE,
        valid_from=WEDNESDAY.date() - timedelta(days=1),
        services=services,
        actor=ward.lan,
        now=WEDNESDAY,
    )
    accept_mandate(mandate_id=mandate_id, actor=ward.huy, now=WEDNESDAY)
    return mandate_id


def acting(ward: Ward, mandate_id: int) -> Actor:
    return actor_of(ward.huy.account_id or 0, now=WEDNESDAY, mandate_id=mandate_id)


def asking_for(monkeypatch: pytest.MonkeyPatch, **changed) -> None:
    """As if the service asked for something else than it does."""
    may_ask = asking.may_ask

    def changed_may_ask(actor, definition, *, now):
        may_ask(actor, replace(definition, **changed), now=now)

    for module in ("drafts", "submission"):
        monkeypatch.setattr(f"motcua.services.cases.actions.{module}.may_ask", changed_may_ask)


def test_what_is_done_for_another_is_theirs_and_both_see_by_whom(ward: Ward):
    mandate_id = mandate(ward, CODE)
    huy = acting(ward, mandate_id)

    case = submit_case(draft_id=ward.draft(huy), actor=huy, now=WEDNESDAY)

    assert case.applicant_id == ward.lan.person_id
    assert case.handed_in_by_id == ward.huy.person_id
    for side in (ward.lan, huy):
        view = case_of(case.receipt, actor=side, language="vi")
        assert (view.line.handed_in_by, view.party_name) == ("Phạm Quốc Huy", "Trần Thị Lan")
        assert [line.receipt for line in cases_of(side)] == [case.receipt]
    assert cases_of(ward.huy) == []
    assert receipt(case).data["applicant"]["name"] == "Trần Thị Lan (người nộp thay: Phạm Quốc Huy)"
    kinds = [entry.kind for entry in entries_under_mandate(mandate_id)]
    assert kinds == ["cases.submitted", "cases.draft_begun"]
    (entry,) = entries_about(f"case:{case.pk}")
    assert entry.actor.name == "Phạm Quốc Huy"
    assert entry.actor.behalf
    assert entry.actor.behalf.name == "Trần Thị Lan"


def test_the_draft_of_a_helper_is_seen_by_the_giver(ward: Ward):
    huy = acting(ward, mandate(ward))

    draft = start_draft(code=CODE, actor=huy)

    (seen,) = drafts_of(ward.lan)
    assert (seen.id, seen.begun_by) == (draft.pk, "Phạm Quốc Huy")
    assert drafts_of(ward.huy) == []


def test_after_the_mandate_is_revoked_nothing_more_is_written(ward: Ward):
    mandate_id = mandate(ward)
    huy = acting(ward, mandate_id)
    draft = ward.draft(huy)
    revoke_mandate(mandate_id=mandate_id, actor=ward.lan, now=WEDNESDAY)

    for act in (
        lambda: start_draft(code=CODE, actor=huy),
        lambda: submit_case(draft_id=draft, actor=huy, now=WEDNESDAY),
        lambda: discard_draft(draft_id=draft, actor=huy),
    ):
        with pytest.raises(MandateOver):
            act()
    assert Draft.objects.count() == 1
    assert not Case.objects.exists()


def test_a_mandate_reaches_only_the_services_it_names(ward: Ward):
    case = ward.submitted()
    huy = acting(ward, mandate(ward, "2.000001"))

    with pytest.raises(MandateOver, match="không bao gồm"):
        start_draft(code=CODE, actor=huy)
    assert cases_of(huy) == []
    with pytest.raises(NotFound):
        case_of(case.receipt, actor=huy, language="vi")


def test_who_acts_for_another_does_not_reach_their_own_drafts_then(ward: Ward):
    own = ward.draft(ward.huy)
    huy = acting(ward, mandate(ward))

    with pytest.raises(NotFound):
        draft_of(own, actor=huy)


def test_an_officer_neither_decides_what_they_handed_in_nor_works_while_acting(ward: Ward):
    mandate_id = give_mandate(
        holder_number="048085000003",
        holder_name="Nguyễn Văn Bình",
        kind=MandateKind.AGENT,
        valid_from=WEDNESDAY.date() - timedelta(days=1),
        actor=ward.lan,
        now=WEDNESDAY,
    )
    accept_mandate(mandate_id=mandate_id, actor=ward.officer, now=WEDNESDAY)
    binh = actor_of(ward.officer.account_id or 0, now=WEDNESDAY, mandate_id=mandate_id)
    case = submit_case(draft_id=ward.draft(binh), actor=binh, now=WEDNESDAY)
    receive_case(case_id=case.pk, actor=ward.officer, now=WEDNESDAY)

    assert binh.roles == frozenset()
    with pytest.raises(NotAllowed):
        propose(case_id=case.pk, outcome="granted", reason="", actor=ward.officer)


def test_a_substitute_signs_for_the_leader_but_not_what_they_proposed(ward: Ward):
    order_substitution(
        absent_id=ward.leader.account_id or 0,
        substitute_id=ward.officer.account_id or 0,
        unit_id=next(iter(ward.leader.units_as(Role.LEADER))),
        roles=[Role.LEADER],
        valid_from=WEDNESDAY.date(),
        valid_to=WEDNESDAY.date(),
        title_vi="Phó Chủ tịch",
        actor=system("test"),
        now=WEDNESDAY,
    )
    binh = actor_of(ward.officer.account_id or 0, now=WEDNESDAY)
    own, other = ward.proposed(), ward.proposed()
    Case.objects.filter(pk=other.pk).update(proposed_by_id=ward.leader.account_id)

    with pytest.raises(NotAllowed):
        sign_result(case_id=own.pk, actor=binh, now=WEDNESDAY)
    assert [line.receipt for line in tray(actor=binh)] == [other.receipt]
    signed = sign_result(case_id=other.pk, actor=binh, now=WEDNESDAY)

    assert signed.signed_by == "Nguyễn Văn Bình"
    entry = entries_about(f"case:{other.pk}")[-1]
    unit_id = other.competent_unit_id
    assert entry.actor.stands_in_for(Role.LEADER, unit_id) == ward.leader.account_id


def test_a_leaver_s_open_cases_are_listed(ward: Ward):
    case = ward.proposed()

    (line,) = open_of_account(ward.officer.account_id or 0)

    assert line.receipt == case.receipt
    assert open_of_account(ward.leader.account_id or 0) == []


def test_a_service_may_ask_for_a_surer_sign_in(ward: Ward, monkeypatch: pytest.MonkeyPatch):
    draft = ward.draft()
    asking_for(monkeypatch, level=2)

    for act in (
        lambda: start_draft(code=CODE, actor=ward.lan),
        lambda: submit_case(draft_id=draft, actor=ward.lan, now=WEDNESDAY),
    ):
        with pytest.raises(NotAllowed, match="mức 2"):
            act()

    sure = actor_of(ward.lan.account_id or 0, now=WEDNESDAY, level=2)
    assert submit_case(draft_id=draft, actor=sure, now=WEDNESDAY).receipt


def test_a_company_asks_only_for_what_companies_may(ward: Ward, monkeypatch: pytest.MonkeyPatch):
    entity_id = enter_entity(code="0100109106", name="Công ty Một", actor=system("test"))
    mandate_id = enter_representation(
        holder_id=ward.huy.person_id or 0,
        kind=MandateKind.REPRESENTATIVE,
        giver_entity_id=entity_id,
        valid_from=WEDNESDAY.date() - timedelta(days=1),
        proof_sha256="a" * 64,
        actor=system("test"),
        now=WEDNESDAY,
    )
    company = acting(ward, mandate_id)
    with pytest.raises(Refused, match="Chỉ cá nhân"):
        start_draft(code=CODE, actor=company)

    asking_for(monkeypatch, applicants=("entity",))
    with pytest.raises(Refused, match="Chỉ tổ chức"):
        start_draft(code=CODE, actor=ward.huy)
    case = submit_case(draft_id=ward.draft(company), actor=company, now=WEDNESDAY)

    assert case.entity_id == entity_id
    assert [line.receipt for line in cases_of(company)] == [case.receipt]
    assert cases_of(ward.huy) == []
    assert [line.applicant for line in desk(actor=ward.officer)] == ["Công ty Một"]


@pytest.mark.parametrize(
    ("line", "said", "says"),
    [
        ("level: 1", "level: 3", "is not one of 1, 2"),
        ("applicants: [person]", "applicants: [bird]", "is not one of person, entity"),
    ],
)
def test_a_package_that_asks_for_what_does_not_exist_is_refused(
    ward: Ward, line: str, said: str, says: str
):
    service = service_for(CODE)
    assert service
    files = dict(release(service.release_id).files)
    files["service.yaml"] = files["service.yaml"].replace(line, said)

    with pytest.raises(BadPackage, match=says):
        read_definition(files)


def test_who_of_the_office_looked_is_told_once_an_hour(ward: Ward):
    case = ward.submitted()
    later = WEDNESDAY + timedelta(hours=1)

    seen = [
        note_view(case_id=case.pk, actor=ward.officer, now=WEDNESDAY),
        note_view(case_id=case.pk, actor=ward.officer, now=WEDNESDAY),
        note_view(case_id=case.pk, actor=ward.leader, now=WEDNESDAY),
        note_view(case_id=case.pk, actor=ward.officer, now=later),
    ]

    assert seen == [True, False, True, True]
    assert [(line.who, line.at) for line in looks_at(ward.lan)] == [
        ("Nguyễn Văn Bình", later),
        ("Lê Thị Hồng Vân", WEDNESDAY),
        ("Nguyễn Văn Bình", WEDNESDAY),
    ]
    assert looks_at(ward.huy) == []
    kinds = [entry.kind for entry in entries_about(f"case:{case.pk}")]
    assert kinds.count("cases.viewed") == CaseView.objects.count() == 3


def test_a_table_of_people_and_one_case(ward: Ward):
    """Whose it is, who has a part in it, who works on it."""
    huy = acting(ward, mandate(ward, CODE))
    case = submit_case(draft_id=ward.draft(huy), actor=huy, now=WEDNESDAY)
    people = {"lan": ward.lan, "huy": ward.huy, "huy for lan": huy, "officer": ward.officer}

    table = {
        name: (
            permissions.is_applicant(who, case),
            permissions.has_part_in(who, case),
            permissions.may_work_on(who, case),
        )
        for name, who in people.items()
    }

    assert table == {
        "lan": (True, True, False),
        "huy": (False, True, False),
        "huy for lan": (True, True, False),
        "officer": (False, False, True),
    }
    assert office_case(case.receipt, actor=ward.officer, language="vi").may_receive
