"""Texts of messages: a wrong one is named with its cure; an SMS is counted as it is paid."""

from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings as configured

from motcua.foundation.notifications import mailbox
from motcua.foundation.notifications.queries import example_of, message_kinds
from motcua.foundation.notifications.rules import masked, plain_letters, sms_length
from motcua.foundation.notifications.templates import kind_of, kinds
from motcua.foundation.notifications.tests.conftest import HELLO
from motcua.kit.datafile import WrongFile

WRONG = [
    ("{code} đã xong\"", "{cod} đã xong\"", "sms.vi: {cod} is not declared; add it under"),
    ("{is: text, example: H17-1}", "{is: texts, example: x}", "variables.code.is: 'texts' is not"),
    ("{is: text, example: H17-1}", "{is: day, example: x}", "example: write a moment with its"),
    ("{is: text, example: H17-1}", "{is: text, example: x}\n  name: {is: text, example: x}",
     "variables.name: no text says this variable"),
    ("Hello {code}", "Hello {code", "subject.en: a brace stands alone"),
    ("Hello {code}", "Hello {code.__class__}", "subject.en: {code.__class__} is not declared"),
    (', en: "Hello {code}"', "", "subject: add the key en"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "said"), WRONG, ids=[said for *_, said in WRONG])
def test_a_wrong_text_is_named_with_its_cure(right, wrong, said, profile: Path):
    path = profile / "messages" / "hello.yaml"
    assert right in HELLO
    path.write_text(HELLO.replace(right, wrong), "utf-8")

    with pytest.raises(WrongFile) as refusal:
        kinds(profile)
    assert str(path) in str(refusal.value)
    assert said in str(refusal.value)


def test_a_message_that_the_profile_lacks_is_named(profile: Path):
    with pytest.raises(WrongFile, match=r"messages/bye\.yaml is missing; write the message 'bye'"):
        kind_of(profile, "bye")


def test_a_fact_with_braces_is_not_filled_in_again(profile: Path):
    said = kind_of(profile, "hello").render({"code": "{code}\nBcc: x"}, "en")

    assert said.subject == "Hello {code} Bcc: x"


def test_every_message_of_the_profile_can_be_shown_in_both_languages():
    names = [kind.name for kind in message_kinds()]

    assert {"case-granted", "case-received", "case-refused", "contact-code"} < {*names}
    for name in names:
        for said, length in example_of(name).values():
            assert "{" not in said.subject + said.text + said.sms
            assert not length.unicode
            assert length.parts == 1


def test_a_day_is_said_in_the_language_of_the_message():
    kind = kind_of(configured.PROFILE, "case-received")
    due = datetime.fromisoformat("2026-11-27T10:00:00+00:00")
    facts = {"service": {"vi": "Khai sinh", "en": "Birth"}, "code": "H1", "day": due, "hour": due}

    assert kind.render(facts, "vi").subject == (
        "Hồ sơ H1: bạn có kết quả trước 17:00 Thứ Sáu 27/11/2026"
    )
    assert "by 17:00 on Friday 27 Nov 2026" in kind.render(facts, "en").text


@pytest.mark.parametrize(
    ("text", "places", "parts", "unicode"),
    [
        ("a" * 160, 160, 1, False),
        ("a" * 161, 161, 2, False),
        ("a" * 307, 307, 3, False),
        ("€" * 80, 160, 1, False),
        ("ế" * 70, 70, 1, True),
        ("ế" * 71, 71, 2, True),
        ("ế" + "a" * 134, 135, 3, True),
        ("😀", 2, 1, True),
        ("", 0, 1, False),
    ],
)
def test_an_sms_is_counted_as_networks_do(text, places, parts, unicode):
    length = sms_length(text)

    assert (length.places, length.parts, length.unicode) == (places, parts, unicode)


def test_plain_letters_keep_capitals_and_an_address_is_masked():
    assert plain_letters("Đăng ký “khai sinh” – Hải Châu") == 'Dang ky "khai sinh" - Hai Chau'
    assert masked("lan@example.org") == "l•••@example.org"
    assert masked("0900000001") == "•••••••001"
    assert masked("") == ""


def test_the_mailbox_shows_text_only_the_newest_first_and_never_leaves_its_folder(tmp_path: Path):
    (tmp_path / "secret.eml").write_text("Subject: no", "utf-8")
    folder = tmp_path / "mail"
    mailbox.keep(folder, b"Subject: one\r\n\r\nfirst")
    mailbox.keep(
        folder,
        b"Subject: =?utf-8?q?hai?=\r\nContent-Type: text/html\r\n\r\n<script>alert(1)</script>",
    )
    newest, oldest = mailbox.letters(folder)

    assert (newest.subject, newest.text) == ("hai", "")
    assert (oldest.subject, oldest.text.strip()) == ("one", "first")
    assert mailbox.letter(folder, "../secret.eml") is None
    assert mailbox.letter(folder, "0" * 20 + "-00000000.eml") is None


def test_the_mailbox_forgets_the_oldest(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(mailbox, "MOST", 2)
    names = [mailbox.keep(tmp_path, b"Subject: x\r\n\r\n") for _ in range(3)]

    assert [letter.name for letter in mailbox.letters(tmp_path)] == names[:0:-1]
