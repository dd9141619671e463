"""The whole of Vietnam, before and since 1 July 2025, loaded once for all tests of this module."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from django.conf import settings
from django.db import transaction

from motcua.foundation.journal.queries import entries_about
from motcua.foundation.organisations.actions import ProfileReport, load_profile
from motcua.foundation.organisations.enums import PLACES, Standing
from motcua.foundation.organisations.models import Profile, Succession, Unit, UnitPeriod
from motcua.foundation.organisations.queries import operator, unit, unit_by_code
from motcua.foundation.organisations.queries.history import (
    place_of,
    predecessors,
    restated,
    successors,
)
from motcua.foundation.organisations.queries.tree import (
    count_kinds,
    count_types,
    find_units,
    is_within,
    units_above,
    units_below,
)
from motcua.kit.actor import system

pytestmark = pytest.mark.django_db

ME = system("test")
BEFORE, SINCE = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker) -> Iterator[ProfileReport]:
    """The report of the first load; nothing stays after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_profile(settings.PROFILE, ME, whole=True)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def whole(loaded, django_db_blocker) -> None:
    """Every test of this module stands on the whole."""


def place(code: str, day: date):
    row = UnitPeriod.objects.get(
        unit__code=code, unit__kind__in=PLACES, valid_from__lte=day, valid_to=END.get(day)
    )
    return unit(row.unit_id, day)


END = {BEFORE: BEFORE, SINCE: None}


def test_the_tree_on_the_day_before_the_reform_and_on_its_day():
    before, since = count_kinds(BEFORE), count_kinds(SINCE)

    assert {kind: before.get(kind, 0) for kind in PLACES} == {
        "province": 63,
        "district": 696,
        "commune": 10_035,
    }
    assert {kind: since.get(kind, 0) for kind in PLACES} == {
        "province": 34,
        "district": 0,
        "commune": 3_321,
    }
    types = count_types(SINCE)
    assert [types["commune", type_] for type_ in ("xa", "phuong", "dac_khu")] == [2621, 687, 13]
    assert [types["province", type_] for type_ in ("thanh_pho", "tinh")] == [6, 28]


def test_every_old_commune_has_a_successor_and_every_new_one_came_from_somewhere():
    old = set(
        Unit.objects.filter(periods__valid_to=BEFORE, kind="commune").values_list("pk", flat=True)
    )
    new = set(
        Unit.objects.filter(periods__valid_from=SINCE, kind="commune").values_list("pk", flat=True)
    )
    pairs = set(Succession.objects.filter(date=SINCE).values_list("before_id", "after_id"))

    assert len(old), len(new) == (10_035, 3_321)
    assert old - {before for before, _after in pairs} == set()
    assert new - {after for _before, after in pairs} == set()
    provinces = Succession.objects.filter(before__kind="province", date=SINCE)
    assert provinces.values("before").distinct().count() == 63
    assert provinces.values("after").distinct().count() == 34
    districts = Succession.objects.filter(before__kind="district")
    assert {row.kind for row in districts} == {"renamed"}
    assert districts.count() == 5


def test_a_succession_stays_inside_the_province_that_followed():
    """A commune's province went into the province of each commune that followed it."""
    province = dict(UnitPeriod.objects.filter(valid_from__lt=SINCE).values_list("unit", "path"))
    upper_of = dict(UnitPeriod.objects.filter(valid_from=SINCE).values_list("unit", "path"))
    kinds = dict(Unit.objects.values_list("pk", "kind"))
    pairs = list(Succession.objects.filter(date=SINCE).values_list("before", "after"))
    became = {before: after for before, after in pairs if kinds[before] == "province"}

    strays = [
        (before, after)
        for before, after in pairs
        if became[int(province[before].split(".")[0])] != int(upper_of[after].split(".")[0])
    ]

    assert strays == []


def test_an_old_ward_is_restated_into_the_one_of_today():
    old = place("20236", BEFORE)

    assert old.name_vi == "Phường Hải Châu"
    assert [line.name_vi for line in units_above(old, BEFORE)] == [
        "Thành phố Đà Nẵng",
        "Quận Hải Châu",
    ]
    assert [line.name_vi for line in restated(old.id)] == ["Phường Hải Châu"]
    assert restated(old.id)[0].code == "20242"
    assert [line.id for line in restated(old.id, BEFORE)] == [old.id]
    assert successors(old.id)[0].kind == "merged"
    quang_nam = place("49", BEFORE)
    assert [line.name_vi for line in restated(quang_nam.id)] == ["Thành phố Đà Nẵng"]


def test_a_divided_commune_is_restated_as_each_of_its_parts():
    divided = Counter(Succession.objects.filter(kind="split").values_list("before", flat=True))
    before, parts = divided.most_common(1)[0]

    assert parts == len(restated(before)) == 5
    assert len(divided) == 471


def test_a_district_ended_without_a_successor():
    district = place("492", BEFORE)

    assert restated(district.id) == []
    assert {line.kind for line in units_below(district.id, BEFORE)} == {"commune"}
    assert units_below(district.id, SINCE) == []


def test_every_commune_of_today_has_a_committee_and_a_centre_with_departments():
    today = Unit.objects.filter(periods__valid_from=SINCE)
    communes = set(today.filter(kind="commune").values_list("code", flat=True))
    agencies = Counter(today.exclude(kind__in=PLACES).values_list("place_code", "kind"))

    assert {code for code in communes if agencies[code, "authority"] != 1} == set()
    assert {code for code in communes if agencies[code, "service_centre"] != 1} == set()
    assert {code for code in communes if agencies[code, "department"] != 3} == set()


def test_hanoi_has_one_centre_with_branches():
    centre = unit_by_code("H26.2")
    ba_dinh = find_units("chi nhanh trung tam phuong ba dinh", SINCE)[0]

    assert centre.name_vi == "Trung tâm Phục vụ hành chính công thành phố Hà Nội"
    assert ba_dinh.upper_id == centre.id
    assert centre.upper_id == unit_by_code("H26").id
    assert place_of(ba_dinh, SINCE).name_vi == "Phường Ba Đình"


def test_identifiers_that_no_source_gives_are_marked():
    standing = dict(Unit.objects.exclude(kind__in=PLACES).values_list("code", "standing"))

    assert standing["H05"] == standing["G12"] == Standing.CONFIRMED
    assert standing["H26"] == standing["G22"] == Standing.UNCERTAIN
    assert {standing[c] for c in standing if "." in c} == {Standing.SAMPLE}


def test_the_ministries_of_today_and_those_that_went_into_them():
    assert unit_by_code("G04").valid_to == date(2025, 2, 28)
    assert [line.code for line in restated(unit_by_code("G04").id)] == ["G17"]
    assert [s.unit.name_vi for s in predecessors(unit_by_code("G12").id)] == [
        "Bộ Kế hoạch và Đầu tư"
    ]


def test_search_needs_no_marks_and_finds_codes_in_both_forms():
    assert operator().id in {line.id for line in find_units("Hải Châu", SINCE)}
    assert find_units("phuong hai chau", SINCE, places=True)[0].code == "20242"
    assert find_units("000.08.25.H17", SINCE)[0].id == operator().id
    assert find_units("20242", SINCE, places=True)[0].name_vi == "Phường Hải Châu"
    assert find_units("20236", BEFORE, places=True)[0].name_vi == "Phường Hải Châu"
    assert find_units("20236", SINCE, places=True) == []
    for nonsense in ("", "???", "& | !", "::*", "H17.%", "'"):
        assert find_units(nonsense, SINCE, places=True) == []


def test_a_ward_is_within_its_province_only():
    ward = operator()

    assert is_within(ward.id, {unit_by_code("H17").id}, SINCE)
    assert not is_within(ward.id, {unit_by_code("H26").id}, SINCE)
    assert not is_within(ward.id, {unit_by_code("H17").id}, BEFORE)


def test_a_second_load_changes_nothing(loaded):
    again = load_profile(settings.PROFILE, ME, whole=True)
    part = load_profile(settings.PROFILE, ME)

    assert not again.changed
    assert not part.changed
    assert again.units.unchanged == loaded.units.new == Unit.objects.count()
    assert again.successions.unchanged == loaded.successions.new
    (entry,) = entries_about(f"profile:{Profile.objects.get().pk}")
    assert entry.event.units_new == loaded.units.new
    assert entry.event.successions_new == loaded.successions.new


def test_the_same_facts_in_other_bytes_are_compared_and_change_nothing(loaded):
    Profile.objects.update(digest="")

    again = load_profile(settings.PROFILE, ME, whole=True)

    assert not again.changed
    assert again.units.unchanged == loaded.units.new
