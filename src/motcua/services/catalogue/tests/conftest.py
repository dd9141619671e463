"""People of a ward and of its city who write procedures."""

from dataclasses import dataclass

import pytest
from django.conf import LazySettings

from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.tests.situations import CITY, WARD, worker
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.queries import unit_by_code
from motcua.kit.actor import Actor, system


@dataclass(frozen=True)
class Writers:
    """Two officers and a leader of a ward, a leader of the city above, and one of nowhere."""

    binh: Actor
    an: Actor
    van: Actor
    city: Actor
    stranger: Actor
    ward_id: int


@pytest.fixture
def writers(db: None, settings: LazySettings) -> Writers:
    load_profile(settings.PROFILE, system("test"))
    return Writers(
        binh=worker("binh", Role.OFFICER),
        an=worker("an", Role.OFFICER),
        van=worker("van", Role.LEADER),
        city=worker("city", Role.LEADER, unit=CITY),
        stranger=worker("stranger", Role.COUNTER),
        ward_id=unit_by_code(WARD).id,
    )
