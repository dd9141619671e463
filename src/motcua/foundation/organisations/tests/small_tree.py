"""A small tree for tests: two provinces, each with two wards, each with a centre."""

from datetime import date, timedelta

import pytest

from motcua.foundation.organisations.actions.arranging import NewUnit
from motcua.foundation.organisations.models import Profile, Unit, UnitPeriod
from motcua.foundation.organisations.queries.tree import subtree
from motcua.kit.actor import Actor, system

ME = system("test")
START, DAY = date(2025, 1, 1), date(2026, 1, 1)
EVE = DAY - timedelta(days=1)


@pytest.fixture
def tree(db) -> dict[str, int]:
    """The ids of the units by their codes: H01, H01.1, H01.1.1 and so on."""
    profile = Profile.objects.create(
        name="here",
        operator_code="H01",
        time_zone="Asia/Ho_Chi_Minh",
        sessions=[["07:00", "11:30"], ["13:30", "17:00"]],
        week=[0, 1, 2, 3, 4],
        week_source="",
        digest="x",
    )
    made: dict[str, int] = {}
    for code in ("H01", "H02", *(f"H0{p}.{w}" for p in (1, 2) for w in (1, 2))):
        upper = made.get(code.rpartition(".")[0])
        made[code] = stand(profile, code, upper)
    for code in [code for code in made if "." in code]:
        made[f"{code}.1"] = stand(profile, f"{code}.1", made[code])
    return made


def stand(profile: Profile, code: str, upper: int | None) -> int:
    """A unit that has stood since the start."""
    row = Unit.objects.create(
        profile=profile, key=code, kind="authority", code=code, standing="sample", facts="x"
    )
    row.codes.create(system="agency", code=code, valid_from=START)
    above = UnitPeriod.objects.get(unit=upper).path if upper else ""
    row.periods.create(
        valid_from=START, upper_id=upper, path=f"{above}{row.pk}.", name_vi=code, name_en=code
    )
    return row.pk


def called(code: str) -> NewUnit:
    return NewUnit(code, f"Đơn vị {code}", f"Unit {code}", "nơi này", "here")


def admin_of(*unit_ids: int) -> Actor:
    return Actor(1, 1, "An", frozenset(("admin", unit_id) for unit_id in unit_ids))


def codes_below(unit_id: int, on: date) -> list[str]:
    return sorted(line.code for line in subtree(unit_id, on))
