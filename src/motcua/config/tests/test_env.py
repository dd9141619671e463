"""Settings: a wrong one is named with its cure, and no password is shown."""

from pathlib import Path

import pytest

from motcua.config.env import WrongSetting, read

SENDER = "Phường Hải Châu <no-reply@example.gov.vn>"


def test_without_a_server_nothing_is_asked(tmp_path: Path):
    env = read({"MOTCUA_VAR": str(tmp_path)})

    assert (env.smtp_url, env.mail_from, env.sms) == ("", "", "")


def test_a_server_and_its_sender_are_taken_as_they_are(tmp_path: Path):
    given = {"MOTCUA_SMTP_URL": "smtps://me:p%40ss@mail.example", "MOTCUA_MAIL_FROM": SENDER}
    env = read({"MOTCUA_VAR": str(tmp_path), "MOTCUA_SMS": "sandbox", **given})

    assert env.smtp_url == given["MOTCUA_SMTP_URL"]
    assert (env.mail_from, env.sms) == (SENDER, "sandbox")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("MOTCUA_SMTP_URL", "mail.example:587"),
        ("MOTCUA_SMTP_URL", "http://me:secret@mail.example"),
        ("MOTCUA_SMTP_URL", "smtp://me:secret@mail.example:port"),
        ("MOTCUA_SMTP_URL", "smtp://"),
        ("MOTCUA_MAIL_FROM", "Phường Hải Châu"),
        ("MOTCUA_MAIL_FROM", ""),
        ("MOTCUA_SMS", "pigeon"),
    ],
)
def test_a_wrong_setting_of_mail_is_named_without_its_password(name, value, tmp_path: Path):
    right = {"MOTCUA_SMTP_URL": "smtp://mail.example", "MOTCUA_MAIL_FROM": SENDER}

    with pytest.raises(WrongSetting) as wrong:
        read({"MOTCUA_VAR": str(tmp_path), **right, name: value})

    assert str(wrong.value).startswith(f"{name}=")
    assert "secret" not in str(wrong.value)


@pytest.mark.parametrize(("given", "rate"), [("", 120), ("0", 0), ("3000", 3000)])
def test_how_often_one_address_may_ask_can_be_said(given: str, rate: int, tmp_path: Path):
    assert read({"MOTCUA_VAR": str(tmp_path), "MOTCUA_API_RATE": given}).api_rate == rate


@pytest.mark.parametrize("given", ["-1", "many", "1.5", "²", "9" * 5000])
def test_a_rate_that_is_no_number_is_named(given: str, tmp_path: Path):
    with pytest.raises(WrongSetting, match="MOTCUA_API_RATE="):
        read({"MOTCUA_VAR": str(tmp_path), "MOTCUA_API_RATE": given})
