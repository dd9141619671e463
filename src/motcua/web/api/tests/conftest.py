"""The demo's own procedures, and the surroundings of its ward, loaded once for a module."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction

from motcua.foundation.organisations.actions import load_profile
from motcua.kit.actor import system
from motcua.services.catalogue.actions.procedures import load_procedures


@pytest.fixture(scope="module")
def _loaded(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    me = system("test")
    with django_db_blocker.unblock(), transaction.atomic():
        load_profile(settings.PROFILE, me)
        load_procedures(settings.PROFILE / "catalogue" / "procedures.yaml", actor=me)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def catalogue(_loaded: None, db: None) -> None:
    """More than sixty procedures and the units of the ward, its city and its neighbours."""
