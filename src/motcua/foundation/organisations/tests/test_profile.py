"""A profile loads whole or not at all, and a second time without change."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import translation

from motcua.foundation.journal.queries import entries_about
from motcua.foundation.organisations import queries
from motcua.foundation.organisations.actions import Counts, load_profile
from motcua.foundation.organisations.models import CalendarDay, Profile
from motcua.foundation.organisations.queries import DraftRules
from motcua.kit import clock
from motcua.kit.actor import VISITOR, system
from motcua.kit.datafile import WrongFile
from motcua.kit.errors import NotAllowed, NotFound

pytestmark = pytest.mark.django_db

ME = system("test")
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def ward_calendar():
    return queries.calendar_of(queries.unit_by_code("H17.25.8").id)


def test_the_profile_gives_the_ward_under_its_city():
    load_profile(settings.PROFILE, ME)

    ward = queries.operator()

    assert ward.code == "H17.25.8"
    assert ward.sample
    assert queries.unit(ward.upper_id).name_vi == "Ủy ban nhân dân thành phố Đà Nẵng"
    with translation.override("en"):
        assert ward.name == "People's Committee of Hải Châu Ward"


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 5, 4), True),
        (date(2025, 4, 26), True),
        (date(2025, 5, 2), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 2, 16), False),
        (date(2026, 4, 27), False),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 11, 23), True),
        (date(2026, 11, 24), False),
        (date(2027, 2, 10), False),
        (date(2027, 9, 3), False),
    ],
)
def test_the_calendar_knows_holidays_and_worked_saturdays(day: date, works: bool):
    load_profile(settings.PROFILE, ME)

    assert ward_calendar().is_working(day) is works


def test_a_day_off_tells_its_source_and_whether_it_is_announced():
    load_profile(settings.PROFILE, ME)
    calendar = ward_calendar()

    swap, expected = calendar.why_off(date(2026, 1, 2)), calendar.why_off(date(2027, 11, 24))

    assert swap.source == "Công văn 12729/VPCP-KGVX ngày 25/12/2025"
    assert swap.certain
    assert not expected.certain


def test_a_birth_registered_on_cultural_day_is_done_on_the_day_after():
    load_profile(settings.PROFILE, ME)
    received = datetime(2026, 11, 24, 9, tzinfo=HANOI)

    same_day = clock.Regime(working_days_from=clock.Ruling(clock.CountFrom.SAME_SESSION))

    one_day = clock.Limit(1, clock.Unit.WORKING_DAYS)
    due = clock.due(received, one_day, ward_calendar(), same_day)

    assert due.at == datetime(2026, 11, 25, 17, tzinfo=HANOI)


def test_the_profile_says_how_drafts_are_kept_and_that_no_act_sets_it():
    load_profile(settings.PROFILE, ME)

    assert queries.draft_rules() == DraftRules(timedelta(days=30), timedelta(days=5), 20)
    assert Profile.objects.get().retention["certain"] is False


def test_a_second_load_changes_nothing_and_says_nothing():
    first = load_profile(settings.PROFILE, ME)
    profile = Profile.objects.get()

    second = load_profile(settings.PROFILE, ME)

    assert first.changed
    assert not second.changed
    assert second.units == Counts(unchanged=first.units.new)
    assert second.days == Counts(unchanged=first.days.new)
    assert len(entries_about(f"profile:{profile.pk}")) == 1


def test_a_changed_calendar_is_seen_at_once_and_written_into_the_journal(folder: Path):
    load_profile(folder, ME)
    assert not ward_calendar().is_working(date(2026, 11, 24))

    change(folder / "calendar/2026.yaml", "2026-11-24", "2026-11-25")
    report = load_profile(folder, ME)

    assert (report.days.new, report.days.removed) == (1, 1)
    assert ward_calendar().is_working(date(2026, 11, 24))
    assert not ward_calendar().is_working(date(2026, 11, 25))
    entries = entries_about(f"profile:{Profile.objects.get().pk}")
    assert [entry.event.days_removed for entry in entries] == [0, 1]


def test_a_renamed_unit_is_changed_in_place(folder: Path):
    first = load_profile(folder, ME)
    ward_id = queries.operator().id

    change(folder / "organisations/units.yaml", "nhân dân phường Hải", "nhân dân xã Hải")
    report = load_profile(folder, ME)

    assert report.units == Counts(changed=1, unchanged=first.units.new - 1)
    assert queries.unit(ward_id).name_vi == "Ủy ban nhân dân xã Hải Châu"


def test_units_may_stand_in_any_order(folder: Path):
    units = folder / "organisations/units.yaml"
    head, *items = units.read_text(encoding="utf-8").split("  - code:")
    units.write_text("  - code:".join([head, *reversed(items)]), encoding="utf-8")

    load_profile(folder, ME)

    assert queries.unit(queries.operator().upper_id).code == "H17"


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("profile.yaml", "Asia/Ho_Chi_Minh", "Asia/Hue", r"line \d+, time_zone: write a time zone"),
        ("profile.yaml", "code: H17.25.8", "code: H99", "operator.code: name one of the units"),
        ("profile.yaml", '"13:30"', '"11:00"', "working_hours: The sessions of a day must follow"),
        ("profile.yaml", '"17:00"', '"five"', "write a time such as 07:30"),
        ("profile.yaml", "drafts_days: 30", "drafts_days: 0", "drafts_days: '0' cannot be read"),
        ("profile.yaml", "remind_days: 5", "remind_days: 30", "write fewer days than drafts_days"),
        ("profile.yaml", "time_zone:", "zone:", "zone: this key is not known"),
        ("organisations/units.yaml", "upper: H17", "upper: H18", "H18 leads to no top unit"),
        ("organisations/units.yaml", "upper: H17", "upper: H17.25.8", "not a circle"),
        ("organisations/units.yaml", "code: H17.25.8", "code: H17", "H17 stands twice"),
        ("organisations/units.yaml", "kind: authority", "kind: castle", "'castle' is not one of"),
        (
            "organisations/units.yaml",
            "2025-07-01",
            "2025-07-01\n    valid_to: 2024-01-01",
            "write a day that is not before valid_from",
        ),
        (
            "calendar/2026.yaml",
            "2026-11-24",
            "2026-11-31",
            r"days\[\d+\].date: '2026-11-31' cannot",
        ),
        ("calendar/2026.yaml", "2026-11-24", "2025-11-24", "this file is about 2026"),
        ("calendar/2026.yaml", "2026-11-24", "2026-09-02", "2026-09-02 stands twice"),
        ("calendar/2026.yaml", "until: 2026-02-20", "until: 2026-02-10", "not before date"),
        ("calendar/2026.yaml", "kind: off", "kind: closed", "'closed' is not one of off, working"),
    ],
)
def test_a_wrong_file_is_named_and_changes_nothing(folder: Path, file, old, new, says):
    change(folder / file, old, new)

    with pytest.raises(WrongFile, match=says) as wrong:
        load_profile(folder, ME)

    assert str(folder / file) in str(wrong.value)
    assert not Profile.objects.exists()
    assert not CalendarDay.objects.exists()


def test_only_the_operator_loads_a_profile():
    with pytest.raises(NotAllowed):
        load_profile(settings.PROFILE, VISITOR)


def test_what_is_not_there_is_not_found():
    with pytest.raises(NotFound):
        queries.unit(0)
    with pytest.raises(NotFound):
        queries.unit_by_code("H00")
    with pytest.raises(NotFound):
        queries.calendar_of(0)
    with pytest.raises(NotFound):
        queries.operator()


def test_a_calendar_in_use_costs_one_query(django_assert_num_queries):
    load_profile(settings.PROFILE, ME)
    ward = queries.operator()
    queries.calendar_of(ward.id)

    with django_assert_num_queries(1):
        queries.calendar_of(ward.id)
