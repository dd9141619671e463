"""One's own data: numbers that change, ways to be reached, requests to correct."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from motcua.foundation.identity.actions import contacts
from motcua.foundation.identity.actions.contacts import confirm_contact, forget_codes, send_code
from motcua.foundation.identity.actions.corrections import answer_correction, ask_correction
from motcua.foundation.identity.actions.people import (
    create_person,
    note_export,
    reissue_number,
    show_own_number,
)
from motcua.foundation.identity.models import ContactCode, Person
from motcua.foundation.identity.queries import person
from motcua.foundation.identity.queries.people import corrections_of, kept_of, open_corrections
from motcua.foundation.identity.terms import terms_on
from motcua.foundation.identity.tests.situations import (
    ME,
    NOON,
    TODAY,
    Role,
    citizen,
    number_of,
    worker,
)
from motcua.foundation.journal.models import Entry
from motcua.foundation.journal.queries import entries_about
from motcua.foundation.organisations.actions import load_profile
from motcua.kit.actor import Actor, Behalf
from motcua.kit.datafile import WrongFile
from motcua.kit.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def lan() -> Actor:
    return citizen("lan", "Trần Thị Lan", 1)


@pytest.fixture
def admin() -> Actor:
    load_profile(settings.PROFILE, ME)
    return worker("admin", Role.ADMIN)


def reissue(person_id: int | None, number: str, **given) -> None:
    facts = {"why": "Xác lập lại giới tính", "on": TODAY, "actor": ME} | given
    reissue_number(person_id=person_id or 0, number=number, **facts)


def test_a_number_is_issued_again_and_the_one_before_is_kept(lan: Actor):
    reissue(lan.person_id, number_of(7))

    assert person(lan.person_id or 0).personal_number == number_of(7)
    (old,) = kept_of(lan.person_id or 0)["earlier_numbers"]
    assert (old["number"], old["valid_to"]) == (number_of(1), TODAY)
    texts = [f"{e.data}{e.actor}{e.note}" for e in Entry.objects.all()]
    assert not any(number_of(1) in text or number_of(7) in text for text in texts)


def test_a_number_of_another_person_is_refused_now_and_for_ever(lan: Actor):
    huy = citizen("huy", "Phạm Quốc Huy", 2)
    with pytest.raises(Refused, match="already has"):
        reissue(huy.person_id, number_of(1))
    reissue(lan.person_id, number_of(7))

    with pytest.raises(Refused, match="had this personal number before"):
        reissue(huy.person_id, number_of(1))
    with pytest.raises(Refused, match="had this personal number before"):
        create_person(full_name="Ai Đó", personal_number=number_of(1), actor=ME)

    reissue(lan.person_id, number_of(1))
    assert person(lan.person_id or 0).personal_number == number_of(1)


def test_only_an_administrator_issues_a_number_again(lan: Actor):
    with pytest.raises(NotAllowed):
        reissue(lan.person_id, number_of(7), actor=lan)
    with pytest.raises(Refused, match="Say why"):
        reissue(lan.person_id, number_of(7), why=" ")


def test_showing_one_s_whole_number_is_written_down(lan: Actor):
    assert show_own_number(actor=lan) == number_of(1)

    assert entries_about(f"person:{lan.person_id}")[-1].kind == "identity.personal_number_shown"


def test_nobody_who_acts_for_another_reaches_their_own_affairs(lan: Actor):
    acting = Actor(9, 9, "Huy", behalf=Behalf(1, "Lan", person_id=lan.person_id))

    for act in (
        lambda: show_own_number(actor=acting),
        lambda: note_export(actor=acting),
        lambda: send_code(channel="email", address="a@example.org", actor=acting, now=NOON),
        lambda: ask_correction(field="sex", wanted="nam", why="x", actor=acting, now=NOON),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_an_address_is_taken_once_its_code_comes_back(lan: Actor):
    sent = []
    contacts.bind_sender(lambda *what: sent.append(what))
    try:
        code = send_code(channel="email", address=" lan@example.org ", actor=lan, now=NOON)
    finally:
        contacts.bind_sender(None)

    confirm_contact(channel="email", code=f"{code[:3]} {code[3:]}", actor=lan, now=NOON)

    assert sent == [("email", "lan@example.org", code)]
    line = person(lan.person_id or 0)
    assert (line.email, line.email_confirmed_at) == ("lan@example.org", NOON)
    assert not ContactCode.objects.exists()


def test_a_code_is_not_guessed_and_does_not_last(lan: Actor):
    code = send_code(channel="phone", address="0900000001", actor=lan, now=NOON)
    assert code not in str(ContactCode.objects.values())
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    for _ in range(contacts.MOST_TRIES):
        with pytest.raises(Refused, match="not the code"):
            confirm_contact(channel="phone", code=wrong, actor=lan, now=NOON)
    with pytest.raises(Refused, match="run out"):
        confirm_contact(channel="phone", code=code, actor=lan, now=NOON)

    fresh = send_code(channel="phone", address="0900000001", actor=lan, now=NOON)
    with pytest.raises(Refused, match="run out"):
        confirm_contact(channel="phone", code=fresh, actor=lan, now=NOON + contacts.KEPT)
    assert forget_codes(now=NOON + contacts.KEPT) == 2


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        ("email", "lan@"),
        ("email", ""),
        ("phone", "12"),
        ("phone", "call me"),
        ("fax", "0900000001"),
    ],
)
def test_what_is_no_address_gets_no_code(lan: Actor, channel: str, address: str):
    with pytest.raises(Refused, match="no e-mail address or phone number"):
        send_code(channel=channel, address=address, actor=lan, now=NOON)


def test_codes_are_not_sent_without_end(lan: Actor):
    for _ in range(contacts.MOST_CODES):
        send_code(channel="phone", address="0900000001", actor=lan, now=NOON)

    with pytest.raises(Refused, match="wait an hour"):
        send_code(channel="email", address="lan@example.org", actor=lan, now=NOON)


def test_a_correction_is_due_by_the_law_of_the_day_and_changes_the_fact(lan: Actor, admin: Actor):
    asked = ask_correction(
        field="full_name", wanted="Trần Thị Lân", why="Giấy khai sinh", actor=lan, now=NOON
    )
    (waiting,) = open_corrections(admin)
    assert waiting.due_on == TODAY + timedelta(days=10)
    assert "91/2025/QH15" in waiting.law
    with pytest.raises(Refused, match="already"):
        ask_correction(field="full_name", wanted="Lân", why="x", actor=lan, now=NOON)

    answer_correction(correction_id=asked, granted=True, answer="", actor=admin, now=NOON)

    assert person(lan.person_id or 0).full_name == "Trần Thị Lân"
    assert open_corrections(admin) == []
    assert corrections_of(lan)[0].granted
    kinds = [entry.kind for entry in entries_about(f"person:{lan.person_id}")]
    assert kinds[-2:] == ["identity.correction_asked", "identity.correction_answered"]
    with pytest.raises(NotFound):
        answer_correction(correction_id=asked, granted=True, answer="", actor=admin, now=NOON)


def test_a_correction_is_refused_with_its_reason_and_changes_nothing(lan: Actor, admin: Actor):
    asked = ask_correction(field="sex", wanted="nam", why="x", actor=lan, now=NOON)
    with pytest.raises(Refused, match="Say why"):
        answer_correction(correction_id=asked, granted=False, answer=" ", actor=admin, now=NOON)
    with pytest.raises(NotAllowed):
        answer_correction(correction_id=asked, granted=True, answer="", actor=lan, now=NOON)

    answer_correction(
        correction_id=asked, granted=False, answer="Cần quyết định", actor=admin, now=NOON
    )

    assert Person.objects.get(pk=lan.person_id).sex == ""
    assert corrections_of(lan)[0].answer == "Cần quyết định"


@pytest.mark.parametrize(
    ("field", "wanted", "becomes"),
    [
        ("birth_date", "1996-03-09", date(1996, 3, 9)),
        ("birth_date", "9/3/1996", date(1996, 3, 9)),
        ("sex", "female", "female"),
        ("sex", "Nam", "male"),
        ("personal_number", number_of(8), number_of(8)),
    ],
)
def test_what_is_wanted_is_kept_when_it_is_granted(lan, admin, field, wanted, becomes):
    asked = ask_correction(field=field, wanted=wanted, why="Giấy khai sinh", actor=lan, now=NOON)

    answer_correction(correction_id=asked, granted=True, answer="", actor=admin, now=NOON)

    assert getattr(Person.objects.get(pk=lan.person_id), field) == becomes


@pytest.mark.parametrize(
    ("field", "wanted", "says"),
    [
        ("birth_date", "31/2/1996", "8/3/1996"),
        ("birth_date", "hôm qua", "8/3/1996"),
        ("sex", "?", "female or male"),
        ("ethnicity", "K" * 41, "shorter"),
    ],
)
def test_what_cannot_be_kept_is_said_to_the_one_who_writes_it(lan, field, wanted, says):
    with pytest.raises(Refused, match=says):
        ask_correction(field=field, wanted=wanted, why="Giấy khai sinh", actor=lan, now=NOON)


def test_a_number_that_cannot_be_one_is_not_kept(lan, admin):
    asked = ask_correction(
        field="personal_number", wanted="12", why="Căn cước", actor=lan, now=NOON
    )

    with pytest.raises(Refused):
        answer_correction(correction_id=asked, granted=True, answer="", actor=admin, now=NOON)


def test_the_terms_are_those_of_the_day():
    assert terms_on(settings.PROFILE, date(2025, 12, 31)).source == "Nghị định 13/2023/NĐ-CP"
    assert terms_on(settings.PROFILE, date(2026, 1, 1)).correct_days == 10
    assert terms_on(settings.PROFILE, date(2020, 1, 1)).correct_days == 3


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("terms: []", "at least one rule"),
        ("terms:\n  - valid_from: 2026-01-01", "add the key"),
        ("rules: []", "not known"),
    ],
)
def test_wrong_terms_are_named(tmp_path: Path, text: str, says: str):
    (tmp_path / "identity").mkdir()
    (tmp_path / "identity" / "terms.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(WrongFile, match=says):
        terms_on(tmp_path, TODAY)
