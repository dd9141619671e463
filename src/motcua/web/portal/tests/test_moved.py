"""Whose draft was moved to another release sees what changed for them."""

import pytest
from django.conf import LazySettings
from django.test import Client

from motcua.foundation.identity.models import Account
from motcua.kit.actor import system
from motcua.services.cases.actions.moves import move_drafts, undo_move
from motcua.services.cases.models import Draft
from motcua.services.cases.tests.conftest import WEDNESDAY, Ward
from motcua.services.catalogue.queries.moves import release_state
from motcua.services.catalogue.queries.service import release
from motcua.services.catalogue.tests import moving
from motcua.services.catalogue.tests.releasing import published

pytestmark = pytest.mark.django_db
ME = system("service")
TOLD = "the fee rises from 16,000 đ to 18,000 đ"


def test_a_fee_that_rises_is_told_before_it_is_handed_in(
    ward: Ward, client: Client, settings: LazySettings
):
    settings.LANGUAGE_CODE = "en"
    release.cache_clear()
    first = published(moving.CODE, moving.FILES)
    published(moving.CODE, moving.files(("copies * 8000", "copies * 9000")))
    draft = Draft.objects.create(
        release=first, applicant_id=ward.lan.person_id, answers=dict(moving.WHOLE_ANSWERS)
    )
    client.force_login(Account.objects.get(username="lan"))
    page = f"/apply/{draft.pk}/check"

    before = client.get(page).content.decode()
    moved = move_drafts(to=release_state(moving.CODE), actor=ME, now=WEDNESDAY)
    after = client.get(page).content.decode()
    undo_move(move_id=moved.move_id or 0, actor=ME, now=WEDNESDAY)
    again = client.get(page).content.decode()

    assert [TOLD in each for each in (before, after, again)] == [False, True, False]
    assert "Your answers are as you left them." in after
    assert "18,000" in after
