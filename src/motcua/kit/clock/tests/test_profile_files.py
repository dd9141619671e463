"""The rules of a country are data; what is wrong in them is named with its place and the cure."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from motcua.kit.clock import read_profile
from motcua.kit.clock.document import WrongLog, read_log
from motcua.kit.clock.tests.golden_cases import PROFILES, profile
from motcua.kit.datafile import WrongFile

KIT = Path(__file__).parents[2]
LAW = "clock/2025-07-01.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what the clock reads of Vietnam."""
    source = PROFILES / "vietnam"
    shutil.copy(source / "profile.yaml", tmp_path)
    for part in ("calendar", "clock"):
        shutil.copytree(source / part, tmp_path / part)
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (LAW, "is: next_session", "is: someday", "'someday' is not one of same_session"),
        (LAW, "is: 15 working_days", "is: 0 working_days", "A limit of 0 working days cannot"),
        (LAW, "is: 15 working_days", "is: many days", "'many days' has no number"),
        (LAW, "is: last 60 minutes", "is: last hour", "write a time such as 07:30"),
        (LAW, "is: true", "is: maybe", "'maybe' is not one of true, false"),
        (LAW, "is: 2\n", "is: two\n", "'two' cannot be read; write a whole number"),
        (LAW, "like: general", "like: nothing", "'nothing' is not one of general"),
        (LAW, "usual: general", "usual: special", "'special' is not one of general"),
        (LAW, "    silence:", "    noise:", "noise: this key is not known"),
        (LAW, "since: 2025-07-01", "since: soon", "write a date such as"),
        ("calendar/2026.yaml", "announced: 2025-12-25", "announced: x", "write a date such as"),
        ("profile.yaml", "time_zone:", "zone:", "add the key time_zone"),
    ],
)
def test_a_wrong_file_is_named_with_the_cure(folder: Path, file, old, new, says):
    change(folder / file, old, new)

    with pytest.raises(WrongFile, match=says) as wrong:
        read_profile(folder)

    assert str(folder / file) in str(wrong.value)


def test_a_profile_without_rules_says_where_they_belong(folder: Path):
    shutil.rmtree(folder / "clock")

    with pytest.raises(WrongFile, match="holds no rules; add a file"):
        read_profile(folder)


def test_a_case_keeps_the_rules_of_the_day_on_which_it_was_received(folder: Path):
    text = (folder / LAW).read_text(encoding="utf-8")
    newer = text.replace("since: 2025-07-01", "since: 2027-03-01").replace("is: 8 w", "is: 4 w")
    (folder / "clock" / "2027-03-01.yaml").write_text(newer, encoding="utf-8")
    law = read_profile(folder)

    def reception(day: date) -> tuple[int, date]:
        regime = law.regime(day)
        return regime.reception.value.amount, regime.since

    assert reception(date(2027, 2, 28)) == (8, date(2025, 7, 1))
    assert reception(date(2027, 3, 1)) == (4, date(2027, 3, 1))
    assert reception(date(2020, 1, 1)) == (8, date(2025, 7, 1))


def test_a_regime_that_is_like_another_differs_in_what_it_names():
    day = date(2026, 6, 1)
    general, permit = (
        profile("vietnam").regime(day, name) for name in ("general", "construction_permit")
    )

    assert (general.supplements.value, permit.supplements.value) == (1, 2)
    assert permit.supplement == general.supplement
    assert permit.name["en"] == "Construction permit"


def test_every_rule_of_a_profile_has_a_source_and_every_reading_its_question():
    from motcua.kit.clock.readings import uncertain

    for country in ("vietnam", "france"):
        for law in profile(country).laws:
            for regime in law.regimes.values():
                for _name, ruling in uncertain(regime):
                    assert ruling.source
                    assert bool(ruling.others) == bool(ruling.about)


def test_an_unknown_regime_or_office_is_named_with_those_there_are():
    law = profile("vietnam")

    with pytest.raises(ValueError, match="no regime 'x'; there are general, same_day"):
        law.regime(date(2026, 6, 1), "x")
    with pytest.raises(ValueError, match="no office 'x'; there are saturday_morning"):
        law.calendar_of(date(2026, 6, 1), "x")
    with pytest.raises(ValueError, match="no office 'x'; there are none"):
        profile("france").calendar_of(date(2026, 6, 1), "x")


RECEIVED = {"event": "received", "at": "2026-06-01T09:00"}


@pytest.mark.parametrize(
    ("log", "says"),
    [
        ([], "The log is not a JSON object"),
        ({}, "The log has no list of events"),
        ({"events": []}, "The log has no list of events"),
        ({"events": [RECEIVED], "due": 1}, "The log has 'due'; known are events, limit"),
        ({"events": ["received"]}, "Event 1 is not a JSON object"),
        ({"events": [RECEIVED, {"event": "lost"}]}, "Event 2: 'lost' is not one of submitted"),
        ({"events": [{"event": "received"}]}, "Event 1, at: write a moment"),
        ({"events": [{**RECEIVED, "at": "monday"}]}, "Event 1, at: 'monday' is not a moment"),
        ({"events": [{**RECEIVED, "to": 4}]}, "Event 1: to is not a text"),
        ({"events": [{**RECEIVED, "who": "me"}]}, "Event 1 has 'who'; known are at, event"),
        ({"events": [RECEIVED], "limit": "0 days"}, "A limit of 0 days cannot be kept"),
        ({"events": [RECEIVED], "limit": 10}, "The limit 10 is not a text"),
        ({"events": [RECEIVED], "regime": "x"}, "There is no regime 'x'"),
        ({"events": [RECEIVED], "now": "soon"}, "now: 'soon' is not a moment"),
    ],
)
def test_a_log_that_cannot_be_read_is_refused_with_the_place(log, says):
    with pytest.raises(WrongLog, match=says):
        read_log(log, profile("vietnam"))


def test_a_log_is_read_in_the_time_of_the_country_and_with_the_limit_of_its_regime():
    log = read_log({"events": [RECEIVED], "regime": "same_day"}, profile("vietnam"))
    no_limit = read_log({"events": [RECEIVED], "limit": None}, profile("vietnam"))

    assert log.events[0].at.isoformat() == "2026-06-01T09:00:00+07:00"
    assert (log.terms.limit.amount, log.now) == (1, None)
    assert no_limit.terms.limit is None


def test_the_clock_works_without_the_rest_of_the_product(tmp_path: Path):
    """Its own folder, three leaves of the kit, the standard library and PyYAML are all it needs."""
    alone = tmp_path / "motcua" / "kit"
    alone.mkdir(parents=True)
    for name in ("__init__.py", "datafile.py", "errors.py", "numbers.py"):
        shutil.copy(KIT / name, alone)
    shutil.copy(KIT.parent / "__init__.py", alone.parent)
    shutil.copytree(KIT / "clock", alone / "clock", ignore=shutil.ignore_patterns("tests"))
    program = f"""
import sys
from datetime import datetime
sys.path.insert(0, {str(tmp_path)!r})
sys.modules["django"] = None
from pathlib import Path
from motcua.kit.clock import due, read_limit, read_profile
law = read_profile(Path({str(PROFILES / "vietnam")!r}))
at = datetime(2026, 2, 13, 16, 30, tzinfo=law.calendar.zone)
print(due(at, read_limit("10 working_days"), law.calendar, law.regime(at.date())).at)
print(sys.modules["motcua.kit.clock"].__file__)
"""
    ran = subprocess.run(
        [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout.splitlines() == [
        "2026-03-06 17:00:00+07:00",
        str(alone / "clock" / "__init__.py"),
    ]
