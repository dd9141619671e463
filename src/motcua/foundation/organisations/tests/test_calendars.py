"""Hours and days go down the tree, and may differ in any unit."""

from datetime import date, time

import pytest

from motcua.foundation.organisations.actions.calendars import set_day, set_hours
from motcua.foundation.organisations.queries import calendar_of
from motcua.foundation.organisations.tests.small_tree import ME
from motcua.foundation.organisations.tests.small_tree import tree as tree
from motcua.kit.clock import Session
from motcua.kit.errors import Refused


def test_a_calendar_is_inherited_and_may_differ_below(tree):
    saturday, monday = date(2026, 1, 10), date(2026, 1, 12)
    set_hours(
        unit_id=tree["H01"],
        sessions=[],
        short_days={5: [(time(7, 30), time(11))]},
        source="Quyết định 1",
        actor=ME,
    )
    set_day(
        unit_id=tree["H01.1"],
        day=monday,
        kind="off",
        name_vi="Lễ hội làng",
        name_en="Village feast",
        source="Quyết định 2",
        actor=ME,
    )

    centre, sibling, other = (calendar_of(tree[c]) for c in ("H01.1.1", "H01.2.1", "H02"))
    assert centre.sessions_on(saturday) == (Session(time(7, 30), time(11)),)
    assert centre.is_working(saturday)
    assert not other.is_working(saturday)
    assert centre.why_off(monday).name["vi"] == "Lễ hội làng"
    assert sibling.is_working(monday)
    set_day(unit_id=tree["H01.1"], day=monday, kind="", name_vi="", name_en="", source="", actor=ME)
    set_hours(unit_id=tree["H01"], sessions=[], short_days={}, source="", actor=ME)
    assert calendar_of(tree["H01.1.1"]).is_working(monday)
    assert not calendar_of(tree["H01.1.1"]).is_working(saturday)


@pytest.mark.parametrize(
    "sessions", [[(time(9), time(8))], [(time(7), time(12)), (time(11), time(17))]]
)
def test_sessions_that_run_into_each_other_are_refused(tree, sessions):
    with pytest.raises(Refused, match="Mỗi buổi"):
        set_hours(unit_id=tree["H01"], sessions=sessions, short_days={}, source="", actor=ME)
