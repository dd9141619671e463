"""Roles of the absent, people who come and leave, and who may change any of it."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from motcua.foundation.identity import actions, permissions
from motcua.foundation.identity.actions.invitations import (
    LASTS,
    forget_invitations,
    invite,
    use_invitation,
)
from motcua.foundation.identity.actions.offices import (
    end_role,
    end_substitution,
    let_leave,
    order_substitution,
)
from motcua.foundation.identity.models import Invitation, RoleHolding, Substitution
from motcua.foundation.identity.queries import actor_of, holders
from motcua.foundation.identity.queries.offices import managed_account, people_of, roles_of
from motcua.foundation.identity.tests.situations import (
    CITY,
    ME,
    NOON,
    TODAY,
    WARD,
    Role,
    again,
    worker,
)
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.actions.units import end_unit, rename_unit
from motcua.foundation.organisations.queries import unit_by_code
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


@pytest.fixture(autouse=True)
def ward() -> int:
    load_profile(settings.PROFILE, ME)
    return unit_by_code(WARD).id


def stand_in(absent: Actor, substitute: Actor, ward: int, **given) -> list[int]:
    facts = {
        "roles": [Role.LEADER],
        "valid_from": TODAY,
        "valid_to": TODAY + WEEK,
        "actor": ME,
        "now": NOON,
    }
    return order_substitution(
        absent_id=absent.account_id,
        substitute_id=substitute.account_id,
        unit_id=ward,
        **(facts | given),
    )


def test_a_substitute_holds_the_role_on_these_days_and_marked_as_such(ward: int):
    van, deputy = worker("van", Role.LEADER), worker("deputy", Role.OFFICER)

    stand_in(van, deputy, ward, title_vi="Phó Chủ tịch")
    acting = again(deputy)

    assert acting.holds(Role.LEADER, ward)
    assert acting.stands_in_for(Role.LEADER, ward) == van.account_id
    assert acting.stands_in_for(Role.OFFICER, ward) is None
    assert Actor.from_data(acting.as_data()) == acting
    assert not again(deputy, now=NOON + 2 * WEEK).holds(Role.LEADER, ward)
    lines = holders(Role.LEADER, ward, now=NOON)
    assert [(line.name, line.for_name, line.title_vi) for line in lines] == [
        ("van", "", "Chức danh van"),
        ("deputy", "van", "Phó Chủ tịch"),
    ]


def test_one_s_own_role_is_not_marked_even_if_one_stands_in_too(ward: int):
    van, other = worker("van", Role.LEADER), worker("other", Role.LEADER)
    stand_in(van, other, ward)

    assert again(other).substituting == frozenset()


def test_it_ends_with_the_role_of_the_absent(ward: int):
    van, deputy = worker("van", Role.LEADER), worker("deputy")
    stand_in(van, deputy, ward)
    holding = RoleHolding.objects.get(account_id=van.account_id)

    end_role(holding_id=holding.pk, last_day=TODAY - timedelta(days=1), actor=ME)

    assert not again(deputy).roles
    assert holders(Role.LEADER, ward, now=NOON) == []
    assert people_of([ward], on=TODAY, role=Role.LEADER) == []


def test_it_costs_no_query_more_than_one_s_own_roles(ward: int, django_assert_num_queries):
    van, deputy = worker("van", Role.LEADER), worker("deputy", Role.OFFICER)
    stand_in(van, deputy, ward)

    with django_assert_num_queries(2):
        actor_of(deputy.account_id or 0, now=NOON)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"roles": [Role.CLERK]}, "does not hold the role"),
        ({"roles": []}, "at least one role"),
        ({"roles": ["king"]}, "at least one role"),
        ({"valid_to": TODAY - WEEK}, "before the first day"),
        ({"valid_from": date(2025, 1, 1), "valid_to": date(2025, 2, 1)}, "does not hold"),
    ],
)
def test_a_substitution_that_cannot_be_is_refused(ward: int, given, says):
    van, deputy = worker("van", Role.LEADER), worker("deputy")

    with pytest.raises(Refused, match=says):
        stand_in(van, deputy, ward, **given)

    assert not Substitution.objects.exists()


def test_nobody_stands_in_for_themselves_and_two_do_not_stand_in_at_once(ward: int):
    van, deputy, other = worker("van", Role.LEADER), worker("deputy"), worker("other")
    with pytest.raises(Refused, match="two different people"):
        stand_in(van, van, ward)
    (first,) = stand_in(van, deputy, ward)
    with pytest.raises(Refused, match="already"):
        stand_in(van, other, ward, valid_from=TODAY + WEEK, valid_to=TODAY + 2 * WEEK)

    end_substitution(substitution_id=first, last_day=TODAY, actor=ME)

    assert again(deputy).holds(Role.LEADER, ward)
    stand_in(van, other, ward, valid_from=TODAY + WEEK, valid_to=TODAY + 2 * WEEK)


def test_a_role_that_ended_yesterday_is_gone_this_morning(ward: int):
    binh = worker("binh", Role.OFFICER)
    holding = RoleHolding.objects.get(account_id=binh.account_id)

    end_role(holding_id=holding.pk, last_day=TODAY, actor=ME)

    assert again(binh).holds(Role.OFFICER, ward)
    assert not again(binh, now=NOON + timedelta(days=1)).roles
    with pytest.raises(Refused, match="ended by that day already"):
        end_role(holding_id=holding.pk, last_day=TODAY, actor=ME)


def test_who_leaves_holds_nothing_afterwards(ward: int):
    binh, van = worker("binh", Role.OFFICER, Role.COUNTER), worker("van", Role.LEADER)
    stand_in(van, binh, ward)

    assert let_leave(account_id=binh.account_id or 0, last_day=TODAY, actor=ME) == 3

    assert not again(binh, now=NOON + timedelta(days=1)).roles
    assert all(line.valid_to == TODAY for line in roles_of(binh.account_id or 0))
    with pytest.raises(Refused, match="no role after that day"):
        let_leave(account_id=binh.account_id or 0, last_day=TODAY, actor=ME)


def test_who_tends_which_unit(ward: int):
    """A table of people: a unit's administrator tends it and what is below, nothing above."""
    city = unit_by_code(CITY).id
    people = {
        "city administrator": worker("aa", Role.ADMIN, unit=CITY),
        "ward administrator": worker("bb", Role.ADMIN),
        "leader of the city": worker("cc", Role.LEADER, unit=CITY),
        "officer of the ward": worker("dd", Role.OFFICER),
    }

    tends = {
        name: (permissions.may_manage_unit(who, city), permissions.may_manage_unit(who, ward))
        for name, who in people.items()
    }

    assert tends == {
        "city administrator": (True, True),
        "ward administrator": (False, True),
        "leader of the city": (False, False),
        "officer of the ward": (False, False),
    }


def test_an_administrator_of_the_ward_changes_nothing_above_it(ward: int):
    admin, boss = worker("admin", Role.ADMIN), worker("boss", Role.LEADER, unit=CITY)
    city = unit_by_code(CITY).id
    held = RoleHolding.objects.get(account_id=boss.account_id)
    account_id = boss.account_id or 0

    for act in (
        lambda: end_role(holding_id=held.pk, last_day=TODAY, actor=admin),
        lambda: let_leave(account_id=account_id, last_day=TODAY, actor=admin),
        lambda: stand_in(boss, admin, city, actor=admin),
        lambda: invite(
            full_name="Ai", role=Role.ADMIN, unit_id=city, valid_from=TODAY, actor=admin, now=NOON
        ),
        lambda: actions.grant_role(
            account_id=account_id, role=Role.ADMIN, unit_id=city, valid_from=TODAY, actor=admin
        ),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotFound):
        managed_account(account_id, admin)


def test_an_invitation_opens_one_account_once(ward: int):
    admin = worker("admin", Role.ADMIN)
    token = invite(
        full_name="Hồ Văn Mới",
        role=Role.OFFICER,
        unit_id=ward,
        valid_from=TODAY,
        actor=admin,
        now=NOON,
    )
    with pytest.raises(Refused, match="password"):
        use_invitation(token=token, username="moi", password="12345678", now=NOON)

    account_id = use_invitation(token=token, username="moi", password="a-door-ajar", now=NOON)

    assert actor_of(account_id, now=NOON).name == "Hồ Văn Mới"
    assert actor_of(account_id, now=NOON).holds(Role.OFFICER, ward)
    assert token not in str(Invitation.objects.values())
    with pytest.raises(NotFound, match="was used or has expired"):
        use_invitation(token=token, username="moi2", password="a-door-ajar", now=NOON)


def test_an_invitation_ends_after_its_days_and_is_then_forgotten(ward: int):
    admin = worker("admin", Role.ADMIN)
    token = invite(
        full_name="A", role=Role.CLERK, unit_id=ward, valid_from=TODAY, actor=admin, now=NOON
    )

    with pytest.raises(NotFound):
        use_invitation(token=token, username="moi", password="a-door-ajar", now=NOON + LASTS)
    assert forget_invitations(actor=ME, now=NOON + LASTS) == 1
    assert not Invitation.objects.exists()


def test_a_list_of_people_costs_the_same_however_long(ward: int, django_assert_num_queries):
    worker("aa", Role.OFFICER)
    van, deputy = worker("van", Role.LEADER), worker("deputy", Role.OFFICER, Role.COUNTER)
    stand_in(van, deputy, ward)

    with django_assert_num_queries(2):
        lines = people_of([ward], on=TODAY)

    assert [(line.name, line.role, line.for_name) for line in lines] == [
        ("aa", "officer", ""),
        ("deputy", "counter", ""),
        ("deputy", "leader", "van"),
        ("deputy", "officer", ""),
        ("van", "leader", ""),
    ]


def test_an_administrator_of_one_province_touches_nothing_of_another(ward: int):
    """A ministry stands here for the other province: a tree of its own beside the city's."""
    stranger = worker("stranger", Role.ADMIN, unit="G15")
    officer = worker("officer", Role.OFFICER)
    held = RoleHolding.objects.get(account_id=officer.account_id)
    account_id = officer.account_id or 0

    for act in (
        lambda: end_role(holding_id=held.pk, last_day=TODAY, actor=stranger),
        lambda: let_leave(account_id=account_id, last_day=TODAY, actor=stranger),
        lambda: stand_in(officer, stranger, ward, roles=[Role.OFFICER], actor=stranger),
        lambda: actions.grant_role(
            account_id=account_id, role=Role.ADMIN, unit_id=ward, valid_from=TODAY, actor=stranger
        ),
        lambda: rename_unit(
            unit_id=ward, name_vi="Của tôi", name_en="Mine", on=TODAY, actor=stranger
        ),
        lambda: end_unit(unit_id=ward, last_day=TODAY, actor=stranger),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(NotFound):
        managed_account(account_id, stranger)
