"""``motcua account`` and ``motcua service``: a node that nobody has set up yet."""

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from motcua.cli.account import create
from motcua.cli.service import install, list_services
from motcua.cli.trouble import Trouble
from motcua.foundation.identity.actions import check_password
from motcua.foundation.identity.queries import account_id_of, actor_of
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.queries import operator
from motcua.kit.actor import system
from motcua.services.cases.tests.conftest import WEDNESDAY

pytestmark = pytest.mark.django_db
BIRTH = settings.PROFILE / "services" / "civil-status" / "birth-registration"


def open_account(**changed: object) -> None:
    given = {
        "username": "quan",
        "name": "Đỗ Minh Quân",
        "roles": ("admin",),
        "unit_code": "",
        "title": "",
        "password": "a-door-that-stands-ajar",
    }
    create.callback.__wrapped__(**given | changed)  # type: ignore[union-attr]


def test_the_first_administrator_can_sign_in() -> None:
    load_profile(settings.PROFILE, system("test"))

    open_account()

    check_password(
        username="quan", password="a-door-that-stands-ajar", address="::1", now=WEDNESDAY
    )
    account_id = account_id_of("quan")
    assert account_id
    assert actor_of(account_id, now=WEDNESDAY).holds("admin", operator().id)


@pytest.mark.parametrize(
    "changed", [{"roles": ("king",)}, {"unit_code": "X99"}, {"password": "1"}, {"username": "Ả"}]
)
def test_what_cannot_be_opened_leaves_nothing(changed: dict[str, object]) -> None:
    load_profile(settings.PROFILE, system("test"))

    with pytest.raises(Trouble):
        open_account(**changed)

    assert account_id_of("quan") is None


def test_services_are_installed_from_a_folder_once(capsys: pytest.CaptureFixture[str]) -> None:
    for _twice in range(2):
        install.callback.__wrapped__(folder=settings.PROFILE / "services", as_json=True)  # type: ignore
        [released] = json.loads(capsys.readouterr().out)
        assert (released["code"], released["release"]) == ("1.001193", 1)

    list_services.callback.__wrapped__()  # type: ignore[union-attr]
    assert "1.001193 release 1 Đăng ký khai sinh" in capsys.readouterr().out


def test_a_bad_package_names_its_place(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"no service\.yaml"):
        install.callback.__wrapped__(folder=tmp_path, as_json=False)  # type: ignore[union-attr]
    shutil.copytree(BIRTH, tmp_path / "field" / "birth")
    (tmp_path / "field" / "birth" / "form.yaml").write_text("pages: [", encoding="utf-8")
    with pytest.raises(Trouble, match=r"birth: form\.yaml is not YAML"):
        install.callback.__wrapped__(folder=tmp_path, as_json=False)  # type: ignore[union-attr]
