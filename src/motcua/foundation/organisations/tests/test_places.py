"""Tables and patterns that are wrong are named by file and line; what was changed here stays."""

from pathlib import Path

import pytest

from motcua.foundation.organisations.actions import Counts, load_profile
from motcua.foundation.organisations.actions.units import rename_unit
from motcua.foundation.organisations.models import Unit
from motcua.foundation.organisations.queries import operator, unit, unit_by_code
from motcua.foundation.organisations.queries.tree import units_below
from motcua.foundation.organisations.tests.test_profile import ME, change
from motcua.kit.datafile import WrongFile

pytestmark = pytest.mark.django_db

SINCE = "places/since-2025-07-01"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (f"{SINCE}/communes.csv", "code,", "id,", "line 1: write the head code,upper,type,name"),
        (f"{SINCE}/communes.csv", ",46,phuong,", ",47,phuong,", r"line \d+: 47 is not a place"),
        (f"{SINCE}/communes.csv", ",phuong,", ",thon,", r"line \d+: 'thon' is not one of"),
        (f"{SINCE}/communes.csv", ",phuong,", ",phuong", r"line \d+: write 4 cells"),
        (f"{SINCE}/provinces.csv", "Huế", "", r"line \d+: write a name, and a code"),
        ("places/successions-2025-07-01.csv", "46,46", "46,47", r"line \d+: 46,47 names a place"),
        ("places.yaml", "thanh_pho: {vi", "thanh: {vi", "'thanh_pho' is not one of"),
        ("places.yaml", "[province, commune]", "[province, village]", "'village' is not one of"),
        ("patterns.yaml", '"46": {', '"47": {', "add the identifier of 46 Huế"),
        ("patterns.yaml", "kind: service_centre", "kind: commune", "'commune' is not one of"),
        ("units.yaml", "succeeds: [G04]", "succeeds: [G77]", "G77 is not here"),
    ],
)
def test_a_wrong_table_is_named_and_changes_nothing(hue: Path, file, old, new, says):
    change(hue / "organisations" / file, old, new)

    with pytest.raises(WrongFile, match=says):
        load_profile(hue, ME, whole=True)

    assert not Unit.objects.exists()


def test_a_missing_table_is_named(hue: Path):
    (hue / "organisations" / SINCE / "communes.csv").unlink()

    with pytest.raises(WrongFile, match=r"communes.csv is missing"):
        load_profile(hue, ME, whole=True)


def test_the_part_that_a_ward_needs_is_the_same_as_in_the_whole(folder: Path):
    load_profile(folder, ME)
    ward = operator()
    part = {line.code: line.name_vi for line in units_below(ward.id, ward.valid_from)}

    assert len(part) == 4
    assert part["H17.25.8.4"] == "Trung tâm Phục vụ hành chính công phường Hải Châu"


def test_what_an_administrator_changed_is_left_alone_by_a_load(hue: Path):
    first = load_profile(hue, ME, whole=True)
    centre = unit_by_code("H57.1.1")
    rename_unit(unit_id=centre.id, name_vi="Tên mới", name_en="New", on=centre.valid_from, actor=ME)
    change(hue / "organisations/patterns.yaml", "công {place}", "công của {place}")

    again = load_profile(hue, ME, whole=True)

    assert unit(centre.id).name_vi == "Tên mới"
    assert again.units == Counts(changed=0, unchanged=first.units.new - 1, kept=1)


def test_a_unit_that_the_files_put_elsewhere_takes_along_what_stands_below_it(hue: Path):
    load_profile(hue, ME, whole=True)
    change(hue / "organisations/units.yaml", "upper: G12\n", "upper: G09\n")

    report = load_profile(hue, ME, whole=True)

    assert report.units.changed == 1
    assert unit_by_code("G24").upper_ids == (unit_by_code("G09").id,)
