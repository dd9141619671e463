"""Units are moved, renamed, merged, split and ended on a day; earlier days stay as they were."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from motcua.foundation.journal.queries import entries_about
from motcua.foundation.organisations.actions.successions import merge_units, split_unit
from motcua.foundation.organisations.actions.units import (
    create_unit,
    end_unit,
    move_unit,
    rename_unit,
)
from motcua.foundation.organisations.models import Unit, UnitPeriod
from motcua.foundation.organisations.queries import unit, unit_by_code
from motcua.foundation.organisations.queries.history import predecessors, restated, successors
from motcua.foundation.organisations.queries.tree import is_within, units_below
from motcua.foundation.organisations.tests.small_tree import DAY, EVE, ME, called, codes_below
from motcua.foundation.organisations.tests.small_tree import tree as tree
from motcua.kit.errors import NotFound, Refused


def test_a_move_takes_along_what_stands_below_and_leaves_the_day_before_alone(tree):
    move_unit(unit_id=tree["H01.1"], upper_id=tree["H02"], on=DAY, actor=ME)

    assert codes_below(tree["H01"], EVE) == ["H01", "H01.1", "H01.1.1", "H01.2", "H01.2.1"]
    assert codes_below(tree["H01"], DAY) == ["H01", "H01.2", "H01.2.1"]
    assert "H01.1.1" in codes_below(tree["H02"], DAY)
    assert is_within(tree["H01.1.1"], {tree["H01"]}, EVE)
    assert not is_within(tree["H01.1.1"], {tree["H01"]}, DAY)
    (entry,) = entries_about(f"unit:{tree['H01.1']}")
    assert entry.event.upper == "H02"


def test_a_unit_is_never_put_below_itself_or_its_own_parts(tree):
    for upper in ("H01.1", "H01.1.1"):
        with pytest.raises(Refused, match="không thể trực thuộc chính nó"):
            move_unit(unit_id=tree["H01.1"], upper_id=tree[upper], on=DAY, actor=ME)
    assert codes_below(tree["H01.1"], DAY) == ["H01.1", "H01.1.1"]


def test_a_change_before_one_that_is_recorded_already_is_refused(tree):
    rename_unit(unit_id=tree["H01.1"], name_vi="Mới", name_en="New", on=DAY, actor=ME)

    with pytest.raises(Refused, match="31/12/2025"):
        move_unit(unit_id=tree["H01.1"], upper_id=tree["H02"], on=EVE, actor=ME)
    move_unit(unit_id=tree["H01.1"], upper_id=tree["H02"], on=DAY, actor=ME)

    assert unit(tree["H01.1"], DAY).name_vi == "Mới"


def test_the_database_itself_refuses_periods_and_codes_that_overlap(tree):
    with pytest.raises(IntegrityError, match="organisations_period_alone"), transaction.atomic():
        UnitPeriod.objects.create(unit_id=tree["H01"], valid_from=DAY, path="1.")
    with pytest.raises(IntegrityError, match="organisations_code_alone"), transaction.atomic():
        Unit.objects.get(code="H02").codes.create(system="agency", code="H01", valid_from=DAY)


def test_a_renamed_unit_had_its_old_name_before(tree):
    rename_unit(unit_id=tree["H01"], name_vi="Tỉnh Mới", name_en="New", on=DAY, actor=ME)

    assert unit(tree["H01"], EVE).name_vi == "H01"
    assert unit(tree["H01"], DAY).name_vi == "Tỉnh Mới"
    with pytest.raises(Refused, match="đã mang tên này"):
        rename_unit(unit_id=tree["H01"], name_vi="Tỉnh Mới", name_en="New", on=DAY, actor=ME)
    with pytest.raises(Refused, match="tiếng Anh"):
        rename_unit(unit_id=tree["H01"], name_vi="Tỉnh", name_en=" ", on=DAY, actor=ME)


def test_merged_units_end_and_the_new_one_takes_over_code_and_parts(tree):
    merged = merge_units(
        unit_ids=[tree["H01.1"], tree["H01.2"]],
        new=called("H01.1"),
        on=DAY,
        actor=ME,
        legal_text="Nghị quyết 1",
    )

    assert codes_below(tree["H01"], DAY) == ["H01", "H01.1", "H01.1.1", "H01.2.1"]
    assert unit_by_code("H01.1", EVE).id == tree["H01.1"]
    assert unit_by_code("H01.1", DAY).id == merged
    assert unit_by_code("000.00.01.H01", DAY).id == merged
    assert [line.id for line in restated(tree["H01.2"], DAY)] == [merged]
    assert [line.id for line in restated(tree["H01.2"], EVE)] == [tree["H01.2"]]
    assert {(s.unit.id, s.kind, s.legal_text) for s in predecessors(merged)} == {
        (tree["H01.1"], "merged", "Nghị quyết 1"),
        (tree["H01.2"], "merged", "Nghị quyết 1"),
    }


def test_a_split_unit_is_restated_as_all_that_followed_it(tree):
    end_unit(unit_id=tree["H01.1.1"], last_day=EVE, actor=ME)
    first, second = split_unit(
        unit_id=tree["H01.1"], parts=[called("H01.3"), called("H01.4")], on=DAY, actor=ME
    )
    third = merge_units(
        unit_ids=[first, tree["H01.2"]], new=called("H01.5"), on=DAY + timedelta(days=9), actor=ME
    )

    assert {s.unit.id for s in successors(tree["H01.1"])} == {first, second}
    assert {line.id for line in restated(tree["H01.1"], DAY)} == {first, second}
    assert {line.id for line in restated(tree["H01.1"], date(2027, 1, 1))} == {second, third}


def test_what_still_has_parts_neither_ends_nor_is_split(tree):
    with pytest.raises(Refused, match="1 đơn vị trực thuộc"):
        end_unit(unit_id=tree["H01.1"], last_day=EVE, actor=ME)
    with pytest.raises(Refused, match="1 đơn vị trực thuộc"):
        split_unit(
            unit_id=tree["H01.1"], parts=[called("H01.3"), called("H01.4")], on=DAY, actor=ME
        )


def test_what_has_ended_is_not_changed_any_more(tree):
    end_unit(unit_id=tree["H01.1.1"], last_day=EVE, actor=ME)

    assert units_below(tree["H01.1"], DAY) == []
    with pytest.raises(Refused, match="01/01/2026"):
        rename_unit(unit_id=tree["H01.1.1"], name_vi="A", name_en="A", on=DAY, actor=ME)
    with pytest.raises(NotFound):
        end_unit(unit_id=0, last_day=DAY, actor=ME)


@pytest.mark.parametrize(
    ("code", "says"),
    [("H1", "không phải là mã định danh"), ("H01.2", "mã H01.2"), ("", "mã định danh")],
)
def test_a_new_unit_needs_an_identifier_that_is_free(tree, code, says):
    with pytest.raises(Refused, match=says):
        create_unit(upper_id=tree["H01"], kind="department", new=called(code), on=DAY, actor=ME)


def test_a_place_is_not_put_below_an_agency(tree):
    with pytest.raises(Refused, match="địa bàn"):
        create_unit(upper_id=tree["H01"], kind="commune", new=called("1"), on=DAY, actor=ME)


@limits(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 5)), max_size=8))
def test_on_every_day_the_path_of_a_unit_is_what_its_uppers_say(tree, moves):
    ids = list(tree.values())
    days = [DAY + timedelta(days=n) for n in range(7)]
    with transaction.atomic():
        for which, to, when in moves:
            try:
                with transaction.atomic():
                    move_unit(
                        unit_id=ids[which],
                        upper_id=ids[to],
                        on=DAY + timedelta(days=when),
                        actor=ME,
                    )
            except Refused:
                continue
        rows = UnitPeriod.objects.values_list(
            "unit_id", "upper_id", "path", "valid_from", "valid_to"
        )
        for day in (EVE, *days):
            stood = {r[0]: r for r in rows if r[3] <= day and (r[4] is None or r[4] >= day)}
            assert set(stood) == set(ids)
            for unit_id, (_id, upper, path, *_days) in stood.items():
                assert path == (stood[upper][2] if upper else "") + f"{unit_id}."
        transaction.set_rollback(True)
