"""Who may change the tree: a table of people."""

from datetime import time

import pytest

from motcua.foundation.organisations.actions.calendars import set_hours
from motcua.foundation.organisations.actions.successions import merge_units
from motcua.foundation.organisations.actions.units import create_unit, move_unit, rename_unit
from motcua.foundation.organisations.models import UnitPeriod
from motcua.foundation.organisations.tests.small_tree import DAY, ME, admin_of, called
from motcua.foundation.organisations.tests.small_tree import tree as tree
from motcua.kit.actor import VISITOR, Actor
from motcua.kit.errors import NotAllowed

PEOPLE = {
    "admin of the unit": (lambda tree: admin_of(tree["H01.1"]), {"rename", "create"}),
    "admin of its province": (
        lambda tree: admin_of(tree["H01"]),
        {"rename", "create", "merge", "hours"},
    ),
    "admin of both provinces": (
        lambda tree: admin_of(tree["H01"], tree["H02"]),
        {"rename", "create", "move", "merge", "hours"},
    ),
    "admin of another province": (lambda tree: admin_of(tree["H02"]), set()),
    "officer of its province": (
        lambda tree: Actor(1, 1, "An", frozenset({("officer", tree["H01"])})),
        set(),
    ),
    "visitor": (lambda tree: VISITOR, set()),
    "the platform": (lambda tree: ME, {"rename", "create", "move", "merge", "hours"}),
}
ACTS = {
    "rename": lambda tree, actor: rename_unit(
        unit_id=tree["H01.1"], name_vi="A", name_en="A", on=DAY, actor=actor
    ),
    "create": lambda tree, actor: create_unit(
        upper_id=tree["H01.1"], kind="department", new=called("H01.1.9"), on=DAY, actor=actor
    ),
    "move": lambda tree, actor: move_unit(
        unit_id=tree["H01.1"], upper_id=tree["H02"], on=DAY, actor=actor
    ),
    "merge": lambda tree, actor: merge_units(
        unit_ids=[tree["H01.1"], tree["H01.2"]], new=called("H01.9"), on=DAY, actor=actor
    ),
    "hours": lambda tree, actor: set_hours(
        unit_id=tree["H01"], sessions=[(time(8), time(12))], short_days={}, source="", actor=actor
    ),
}


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("act", ACTS)
def test_who_may_do_what(tree, person, act):
    make, may = PEOPLE[person]
    actor = make(tree)
    if act in may:
        ACTS[act](tree, actor)
        return
    with pytest.raises(NotAllowed):
        ACTS[act](tree, actor)
    assert UnitPeriod.objects.count() == len(tree)
