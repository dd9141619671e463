"""People, accounts, roles through time, and who may give them."""

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings as configured

from motcua.foundation.identity import actions, permissions, queries
from motcua.foundation.identity.demo import demo_people
from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.models import Account, Person, RoleHolding
from motcua.foundation.journal.models import Entry
from motcua.foundation.journal.queries import entries_about
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.queries import operator
from motcua.kit.actor import VISITOR, Actor, system
from motcua.kit.datafile import WrongFile
from motcua.kit.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db

ME = system("test")
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
NUMBER = "048196000009"


def acting(*roles: tuple[Role, int]) -> Actor:
    held = frozenset((role.value, unit) for role, unit in roles)
    return Actor(account_id=1, person_id=1, name="A", roles=held)


@pytest.fixture
def ward() -> int:
    load_profile(configured.PROFILE, ME)
    return operator().id


@pytest.fixture
def account() -> int:
    return actions.create_account(username="an", password="a-door-ajar", actor=ME)


def grant(account: int, ward: int, **given) -> int:
    facts = {"role": Role.OFFICER, "valid_from": date(2026, 1, 1), "actor": ME} | given
    return actions.grant_role(account_id=account, unit_id=ward, **facts)


@pytest.mark.parametrize(
    ("actor", "manages", "grants_here"),
    [
        (VISITOR, False, False),
        (acting(), False, False),
        (acting((Role.COUNTER, 7)), False, False),
        (acting((Role.OFFICER, 7)), False, False),
        (acting((Role.LEADER, 7)), False, False),
        (acting((Role.CLERK, 7)), False, False),
        (acting((Role.ADMIN, 8)), True, False),
        (acting((Role.ADMIN, 7)), True, True),
        (ME, True, True),
    ],
)
def test_who_may_manage_people_and_give_roles_in_unit_7(actor, manages, grants_here):
    assert permissions.may_manage_people(actor) is manages
    assert permissions.may_grant_role(actor, 7) is grants_here


def test_one_personal_number_belongs_to_one_person():
    actions.create_person(full_name="Trần Thị Lan", personal_number=NUMBER, actor=ME)

    with pytest.raises(Refused, match="already has this personal number"):
        actions.create_person(full_name="Ai Đó", personal_number=NUMBER, actor=ME)

    assert Person.objects.count() == 1


@pytest.mark.parametrize("number", ["", "04819600000", "04819600000a", "٠٤٨١٩٦٠٠٠٠٠٩"])
def test_a_personal_number_has_twelve_digits(number: str):
    with pytest.raises(Refused, match="12 digits"):
        actions.create_person(full_name="Trần Thị Lan", personal_number=number, actor=ME)


def test_a_personal_number_is_masked_and_never_in_the_journal():
    person_id = actions.create_person(full_name="Lan", personal_number=NUMBER, actor=ME)

    line = queries.person(person_id)

    assert line.masked_number == "•••••••••009"
    assert NUMBER not in repr(line)
    entry = Entry.objects.get(subject=f"person:{person_id}")
    assert NUMBER not in f"{entry.data}{entry.actor}{entry.note}"


def test_people_are_found_together_in_one_query(django_assert_num_queries):
    ids = [actions.create_person(full_name=name, actor=ME) for name in ("Lan", "Huy")]

    with django_assert_num_queries(1):
        found = queries.persons([*ids, 0])

    assert {key: line.full_name for key, line in found.items()} == dict(
        zip(ids, ("Lan", "Huy"), strict=True)
    )


@pytest.mark.parametrize(
    ("username", "password", "says"),
    [
        ("an", "12345678", "password"),
        ("an", "ngắn", "password"),
        ("a", "a-door-ajar", "username"),
        ("đặng", "a-door-ajar", "username"),
        ("a b", "a-door-ajar", "username"),
    ],
)
def test_an_account_needs_a_name_and_a_password_that_hold(username, password, says):
    with pytest.raises(Refused, match=says):
        actions.create_account(username=username, password=password, actor=ME)


def test_a_username_is_taken_whatever_its_letters():
    actions.create_account(username="binh", password="a-door-ajar", actor=ME)

    with pytest.raises(Refused, match="taken"):
        actions.create_account(username=" Binh ", password="a-door-ajar", actor=ME)


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        (datetime(2026, 1, 31, 16, 59, tzinfo=UTC), False),  # 23:59 on 31/01 in Hà Nội
        (datetime(2026, 1, 31, 17, 0, tzinfo=UTC), True),  # the first minute of 01/02
        (datetime(2026, 3, 31, 16, 59, tzinfo=UTC), True),  # the last minute of 31/03
        (datetime(2026, 3, 31, 17, 0, tzinfo=UTC), False),
    ],
)
def test_a_role_counts_from_its_first_to_its_last_local_day(account, ward, now, holds):
    grant(account, ward, valid_from=date(2026, 2, 1), valid_to=date(2026, 3, 31))

    assert queries.actor_of(account, now=now).holds(Role.OFFICER, ward) is holds
    assert bool(queries.holders(Role.OFFICER, ward, now=now)) is holds


def test_a_role_is_not_held_twice_on_one_day_but_may_follow_itself(account, ward):
    grant(account, ward, valid_to=date(2026, 3, 31))

    with pytest.raises(Refused, match="already holds"):
        grant(account, ward, valid_from=date(2026, 3, 31))
    grant(account, ward, valid_from=date(2026, 4, 1))

    assert RoleHolding.objects.count() == 2


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"role": "king"}, Refused),
        ({"valid_to": date(2025, 12, 31)}, Refused),
        ({"actor": VISITOR}, NotAllowed),
    ],
)
def test_a_role_that_cannot_be_is_refused(account, ward, given, error):
    with pytest.raises(error):
        grant(account, ward, **given)


def test_a_role_needs_an_account_and_a_unit_that_exist(account, ward):
    with pytest.raises(NotFound):
        grant(0, ward)
    with pytest.raises(NotFound):
        grant(account, 0)


def test_a_closed_account_does_not_act(account, ward):
    grant(account, ward)
    Account.objects.filter(pk=account).update(is_active=False)

    with pytest.raises(NotFound):
        queries.actor_of(account, now=NOON)
    assert queries.holders(Role.OFFICER, ward, now=NOON) == []


def test_what_happens_to_an_account_stands_in_its_chain(account, ward):
    grant(account, ward)

    kinds = [entry.kind for entry in entries_about(f"account:{account}")]

    assert kinds == ["identity.account_created", "identity.role_granted"]


def test_the_demonstration_has_two_citizens_an_officer_and_a_leader(settings, ward):
    settings.DEMO = True

    report = actions.load_demo_people(configured.PROFILE, ME)

    assert report.new == 4
    roles = {
        person.username: sorted(
            role for role, _ in queries.actor_of(_id(person.username), now=NOON).roles
        )
        for person in demo_people(configured.PROFILE)
    }
    assert roles == {
        "lan": [],
        "huy": [],
        "binh": ["counter", "officer"],
        "van": ["admin", "leader"],
    }
    [leader] = queries.holders(Role.LEADER, ward, now=NOON)
    assert (leader.name, leader.title_vi) == ("Lê Thị Hồng Vân", "Chủ tịch")


def test_a_second_load_of_the_demonstration_does_nothing(settings, ward, monkeypatch):
    settings.DEMO = True
    actions.load_demo_people(configured.PROFILE, ME)
    entries = Entry.objects.count()
    monkeypatch.setattr(Account, "set_password", lambda *_: pytest.fail("hashed again"))

    report = actions.load_demo_people(configured.PROFILE, ME)

    assert (report.new, report.unchanged) == (0, 4)
    assert Entry.objects.count() == entries


def test_invented_people_never_enter_a_real_installation(settings, ward):
    settings.DEMO = False

    with pytest.raises(NotAllowed):
        actions.load_demo_people(configured.PROFILE, ME)

    assert not Account.objects.exists()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"048196000001"', '"0481960000"', "personal_number: write 12 digits"),
        ("sex: female", "sex: woman", "'woman' is not one of female, male"),
        ("role: counter", "role: king", "'king' is not one of"),
        ("birth_date: 1996-03-08", "birth_date: 8/3/1996", "write a date such as"),
    ],
)
def test_a_wrong_file_of_people_is_named_with_line_and_key(tmp_path: Path, old, new, says):
    shutil.copytree(configured.PROFILE / "demo", tmp_path / "demo")
    file = tmp_path / "demo" / "people.yaml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(WrongFile, match=says):
        demo_people(tmp_path)


def _id(username: str) -> int:
    found = queries.account_id_of(username)
    assert found is not None
    return found
