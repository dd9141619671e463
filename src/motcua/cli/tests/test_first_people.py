"""``motcua account``: a node that nobody has set up yet."""

import pytest
from django.conf import settings

from motcua.cli.account import create
from motcua.cli.trouble import Trouble
from motcua.foundation.identity.actions import check_password
from motcua.foundation.identity.queries import account_id_of, actor_of
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.queries import operator
from motcua.kit.actor import system
from motcua.services.cases.tests.conftest import WEDNESDAY

pytestmark = pytest.mark.django_db


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
