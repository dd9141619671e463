"""Acting for others: only by who may give it, only while it holds, visible to both sides."""

from datetime import timedelta

import pytest

from motcua.foundation.identity.actions.mandates import (
    accept_mandate,
    begin_acting,
    enter_representation,
    give_mandate,
    revoke_mandate,
)
from motcua.foundation.identity.actions.people import enter_entity
from motcua.foundation.identity.enums import MandateKind, MandateState
from motcua.foundation.identity.errors import MandateOver
from motcua.foundation.identity.models import Mandate
from motcua.foundation.identity.queries.mandates import (
    mandate_for,
    mandates_given,
    mandates_held,
    require_mandate,
)
from motcua.foundation.identity.queries.retention import files_of_mandates
from motcua.foundation.identity.rules import MandateFacts, is_business_code, mandate_state
from motcua.foundation.identity.tests.situations import ME, NOON, TODAY, again, citizen, number_of
from motcua.foundation.journal.queries import entries_about
from motcua.foundation.journal.queries.entries import entries_under_mandate
from motcua.foundation.journal.queries.sentences import sentence_of
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def lan() -> Actor:
    return citizen("lan", "Trần Thị Lan", 1)


@pytest.fixture
def huy() -> Actor:
    return citizen("huy", "Phạm Quốc Huy", 2)


@pytest.fixture
def mai() -> Actor:
    return citizen("mai", "Đỗ Thị Mai", 3)


def give(giver: Actor, **given) -> int:
    """To Huy, from today on."""
    facts = {
        "holder_number": number_of(2),
        "holder_name": "pham quoc huy",
        "kind": MandateKind.RELATIVE,
        "valid_from": TODAY,
        "now": NOON,
    }
    return give_mandate(**(facts | given), actor=giver)


def in_force(giver: Actor, holder: Actor, **given) -> int:
    mandate_id = give(giver, **given)
    accept_mandate(mandate_id=mandate_id, actor=holder, now=NOON)
    return mandate_id


def by_law(holder: Actor, **given) -> int:
    facts = {"kind": MandateKind.PARENT, "valid_from": TODAY, "proof_sha256": "a" * 64}
    facts |= {"holder_id": holder.person_id, "actor": ME, "now": NOON}
    return enter_representation(**(facts | given))


def test_it_counts_once_it_is_accepted_and_then_one_acts_for_the_giver(lan: Actor, huy: Actor):
    mandate_id = give(lan, services=["1.001193"])
    with pytest.raises(MandateOver):
        again(huy, mandate_id=mandate_id)

    accept_mandate(mandate_id=mandate_id, actor=huy, now=NOON)
    acting = again(huy, mandate_id=mandate_id)

    assert acting.party_id == lan.person_id
    assert acting.person_id == huy.person_id
    assert acting.covers("1.001193")
    assert not acting.covers("2.000001")
    assert Actor.from_data(acting.as_data()) == acting


def test_either_side_ends_it_and_the_next_act_is_refused(lan: Actor, huy: Actor):
    for side in (lan, huy):
        mandate_id = in_force(lan, huy)
        acting = again(huy, mandate_id=mandate_id)
        require_mandate(acting, service="1.001193", now=NOON)

        revoke_mandate(mandate_id=mandate_id, actor=side, now=NOON)
        revoke_mandate(mandate_id=mandate_id, actor=side, now=NOON)

        with pytest.raises(MandateOver, match="revoked"):
            require_mandate(acting, service="1.001193", now=NOON)
        with pytest.raises(MandateOver):
            again(huy, mandate_id=mandate_id)
        kinds = [entry.kind for entry in entries_about(f"mandate:{mandate_id}")]
        assert kinds.count("identity.mandate_revoked") == 1


def test_after_its_last_day_it_is_over(lan: Actor, huy: Actor):
    mandate_id = in_force(lan, huy, valid_to=TODAY)

    assert again(huy, mandate_id=mandate_id).behalf
    with pytest.raises(MandateOver, match="expired"):
        again(huy, mandate_id=mandate_id, now=NOON + DAY)


def test_a_stranger_neither_uses_accepts_ends_nor_sees_it(lan: Actor, huy: Actor, mai: Actor):
    mandate_id = in_force(lan, huy)

    with pytest.raises(MandateOver):
        again(mai, mandate_id=mandate_id)
    for look in (
        lambda: mandate_for(mandate_id, actor=mai, now=NOON),
        lambda: accept_mandate(mandate_id=mandate_id, actor=mai, now=NOON),
        lambda: revoke_mandate(mandate_id=mandate_id, actor=mai, now=NOON),
    ):
        with pytest.raises(NotFound):
            look()
    with pytest.raises(NotAllowed):
        accept_mandate(mandate_id=mandate_id, actor=lan, now=NOON)


def test_both_sides_see_one_history_whoever_acted(lan: Actor, huy: Actor):
    mandate_id = in_force(lan, huy)
    acting = again(huy, mandate_id=mandate_id)
    begin_acting(mandate_id=mandate_id, actor=acting, now=NOON)

    (entry,) = entries_under_mandate(mandate_id)

    assert sentence_of(entry).startswith("Phạm Quốc Huy, for Trần Thị Lan,")
    assert [line.id for line in mandates_given(lan, now=NOON)] == [mandate_id]
    assert [line.id for line in mandates_held(huy, now=NOON)] == [mandate_id]
    for side in (lan, huy):
        assert mandate_for(mandate_id, actor=side, now=NOON).state == MandateState.IN_FORCE


def test_who_holds_a_mandate_gives_no_other_under_it(lan: Actor, huy: Actor, mai: Actor):
    acting = again(huy, mandate_id=in_force(lan, huy))

    with pytest.raises(NotAllowed):
        give(acting, holder_number=number_of(3), holder_name="Đỗ Thị Mai")
    with pytest.raises(NotAllowed, match="do not represent"):
        give(mai, giver_person_id=lan.person_id)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"holder_name": "Phạm Quốc Hùng Anh"}, "nobody with this number"),
        ({"holder_number": number_of(9)}, "nobody with this number"),
        ({"kind": MandateKind.PARENT}, "Choose who the helper is"),
        ({"kind": "friend"}, "Choose who the helper is"),
        ({"valid_to": TODAY - DAY, "valid_from": TODAY - DAY}, "in the past"),
        ({"valid_to": TODAY - DAY}, "before its first day"),
        ({"holder_number": number_of(1), "holder_name": "Trần Thị Lan"}, "somebody else"),
    ],
)
def test_what_cannot_be_given_is_refused_in_a_sentence(lan: Actor, huy: Actor, given, says):
    with pytest.raises(Refused, match=says):
        give(lan, **given)

    assert not Mandate.objects.exists()


def test_a_parent_acts_for_a_child_and_lets_another_act_for_it(lan: Actor, huy: Actor, mai: Actor):
    child = mai.person_id
    law = by_law(lan, giver_person_id=child)

    assert again(lan, mandate_id=law).party_id == child
    helper = in_force(lan, huy, giver_person_id=child)
    assert again(huy, mandate_id=helper).party_id == child
    assert helper in {line.id for line in mandates_given(mai, now=NOON)}
    assert helper in {line.id for line in mandates_given(lan, now=NOON)}

    revoke_mandate(mandate_id=law, actor=mai, now=NOON)
    with pytest.raises(NotAllowed, match="do not represent"):
        give(lan, giver_person_id=child)


def test_a_representative_lets_staff_act_for_the_company_but_not_for_its_branch(
    lan: Actor, huy: Actor
):
    company = enter_entity(code="0100109106", name="Công ty Một", actor=ME)
    branch = enter_entity(code="0100109106-001", name="Chi nhánh Một", actor=ME)
    by_law(lan, kind=MandateKind.REPRESENTATIVE, giver_entity_id=company)

    clerk = in_force(lan, huy, giver_entity_id=company, kind=MandateKind.STAFF)
    acting = again(huy, mandate_id=clerk)

    assert (acting.party_id, acting.entity_id) == (None, company)
    with pytest.raises(NotAllowed):
        give(lan, giver_entity_id=branch, kind=MandateKind.STAFF)


def test_only_an_administrator_enters_a_representation_and_only_with_its_paper(lan: Actor):
    mai = citizen("mai", "Đỗ Thị Mai", 3)

    with pytest.raises(NotAllowed):
        by_law(lan, giver_person_id=mai.person_id, actor=lan)
    with pytest.raises(Refused, match="paper"):
        by_law(lan, giver_person_id=mai.person_id, proof_sha256="")
    with pytest.raises(Refused, match="legal entity"):
        by_law(lan, giver_person_id=mai.person_id, kind=MandateKind.REPRESENTATIVE)

    by_law(lan, giver_person_id=mai.person_id)
    assert files_of_mandates(["a" * 64, "b" * 64]) == {"a" * 64}


@pytest.mark.parametrize(
    ("code", "holds"),
    [
        ("0100109106", True),
        ("0100109107", False),
        ("0100109106-001", True),
        ("0100109106-999", True),
        ("0100109106-000", False),
        ("0100109106-1", False),
        ("010010910", False),
        ("01001091o6", False),
        ("٠١٠٠١٠٩١٠٦", False),
    ],
)
def test_the_tenth_digit_of_a_business_code_fits(code: str, holds: bool):
    assert is_business_code(code) is holds


def test_a_branch_needs_its_company_and_a_code_is_entered_once():
    with pytest.raises(Refused, match="company of this branch"):
        enter_entity(code="0100109106-001", name="Chi nhánh", actor=ME)
    enter_entity(code="0100109106", name="Công ty", actor=ME)
    with pytest.raises(Refused, match="already"):
        enter_entity(code="0100109106", name="Công ty khác", actor=ME)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (MandateFacts(TODAY, None, accepted=False, revoked=False), "waiting"),
        (MandateFacts(TODAY + DAY, None, accepted=True, revoked=False), "future"),
        (MandateFacts(TODAY, TODAY, accepted=True, revoked=False), "in_force"),
        (MandateFacts(TODAY - DAY, TODAY - DAY, accepted=True, revoked=False), "expired"),
        (MandateFacts(TODAY - DAY, TODAY - DAY, accepted=False, revoked=False), "expired"),
        (MandateFacts(TODAY, None, accepted=True, revoked=True), "revoked"),
    ],
)
def test_how_a_mandate_stands_on_a_day(facts: MandateFacts, state: str):
    assert mandate_state(facts, TODAY) == state
