"""``motcua retention run`` shows first and deletes with ``--apply``."""

from datetime import UTC, datetime, timedelta

import pytest

from motcua.cli.retention import run
from motcua.foundation.identity.models import SignInTry

pytestmark = pytest.mark.django_db

command = run.callback.__wrapped__  # the command without its own database


@pytest.fixture(autouse=True)
def an_old_try(settings, tmp_path) -> None:
    settings.FILES = tmp_path
    at = datetime.now(UTC) - timedelta(hours=1)
    SignInTry.objects.create(username="lan", address="192.0.2.1", at=at)


def test_without_apply_it_is_only_said(capsys):
    command(apply_=False)

    said = capsys.readouterr().out
    assert "1 old tries to sign in\n" in said
    assert "give --apply" in said
    assert SignInTry.objects.count() == 1


def test_with_apply_it_is_deleted(capsys):
    command(apply_=True)

    assert "1 old tries to sign in deleted" in capsys.readouterr().out
    assert not SignInTry.objects.exists()
