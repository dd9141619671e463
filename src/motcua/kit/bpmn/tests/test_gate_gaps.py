"""Splits whose conditions or outcomes leave no way open."""

import pytest

from motcua.kit.bpmn.gate import prove
from motcua.kit.bpmn.tests.proving import fine, found
from motcua.kit.bpmn.tests.stepping import definitions, gateways, tasks


@pytest.mark.parametrize(
    ("one", "two", "data"),
    [
        ("age < 18", "age > 18", "age = 18"),
        ('kind = "new"', 'kind = "change"', 'kind = "-"'),
        ("fee in [0..10]", "fee > 12 or fee < 0", "fee = 12"),
        ("urgent and age > 5", "not(urgent)", "age = "),
        ('contains(name, "a")', 'contains(name, "b")', 'name = "-"'),
    ],
)
def test_a_split_whose_conditions_leave_a_gap_is_told_with_such_data(one, two, data):
    model = definitions(
        tasks("a", "b") + gateways("exclusive", "x"),
        f"start > x; x > a: {one}; x > b: {two}; a > end; b > end",
    )
    (proof,) = prove(model)

    (finding,) = proof.findings
    assert (finding.rule.id, finding.element) == ("gate.gap", "x")
    assert data in finding.fault()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("age < 18", "age >= 18"),
        ("urgent", "not(urgent)"),
        ('matches(name, "a.*")', 'not(matches(name, "a.*"))'),
        ('kind = "new" or kind = "change"', 'kind != "new" and kind != "change"'),
    ],
)
def test_a_split_whose_conditions_leave_no_gap_is_fine(one, two):
    assert fine(
        tasks("a", "b") + gateways("exclusive", "x"),
        f"start > x; x > a: {one}; x > b: {two}; a > end; b > end",
    )


def test_a_split_that_no_sample_decides_is_not_proven_and_never_fine():
    (proof,) = prove(
        definitions(
            tasks("a", "b") + gateways("exclusive", "x"),
            "start > x; x > a: count(list) > 1; x > b: count(list) <= 1; a > end; b > end",
        )
    )

    assert [finding.rule.id for finding in proof.findings] == ["gate.gap_not_proven"]
    assert not proof.fine
    assert not proof.faulty


OUTCOMES = (
    '<userTask id="review" name="Review"><extensionElements><motcua:step>'
    '<motcua:outcome key="yes"><motcua:name lang="vi">Đạt</motcua:name>'
    '<motcua:name lang="en">Passed</motcua:name></motcua:outcome>'
    '<motcua:outcome key="no"/></motcua:step></extensionElements></userTask>'
)


def test_outcomes_of_a_task_are_computed_so_that_covering_them_is_enough():
    inside = OUTCOMES + tasks("a", "b") + gateways("exclusive", "x")
    assert fine(
        inside,
        'start > review > x; x > a: outcome = "yes"; x > b: outcome = "no"; a > end; b > end',
    )


def test_an_outcome_that_no_way_takes_is_an_incident_with_its_story():
    faults = found(
        OUTCOMES + tasks("a", "b") + gateways("exclusive", "x"),
        'start > review > x; x > a: outcome = "yes"; x > b: outcome = "maybe"; a > end; b > end',
    )

    assert faults["incident"] == "x | start at “start”; “Review” (no)"
