"""The DMN Technology Compatibility Kit, beside the checkout: no fewer cases pass than before.

Where the kit is absent these tests are counted as ones that could not run; under CI that fails.
"""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from motcua.kit.feel.dmn import DecisionModel, load, read_definitions
from motcua.kit.feel.dmn.tck.compare import matches
from motcua.kit.feel.dmn.tck.running import inputs_of, run_suite, suites

CASES = 2_653
PASSED = 2_635
"""What was committed last; it only grows. The reference page tells why the others fail."""
REPORT = Path(__file__).parents[2] / "docs/reference/dmn-conformance.md"
MODELS = 117
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture
def kit(shared: Path) -> Path:
    return shared / "conformance/dmn-tck"


def test_as_many_cases_of_the_kit_pass_as_were_committed(kit):
    reports = [run_suite(suite) for suite in suites(kit)]

    assert sum(len(report.cases) for report in reports) == CASES
    assert sum(report.passed for report in reports) >= PASSED, [
        (report.path.name, case.id, case.wrong)
        for report in reports
        for case in report.cases
        if case.wrong
    ]


def test_the_reference_tells_the_committed_number():
    told = re.search(r"\*\*([\d,]+) of ([\d,]+)\*\*", REPORT.read_text(encoding="utf-8"))

    assert told
    assert [int(number.replace(",", "")) for number in told.groups()] == [PASSED, CASES]


def test_a_value_is_the_same_with_and_without_its_reasons(kit):
    asked = 0
    for suite in suites(kit):
        model = DecisionModel(load(suite.model), clock=lambda: NOW)
        for case in suite.cases:
            inputs = inputs_of(model, case)
            for name in {result.name for result in case.results if case.kind == "decision"}:
                asked += 1
                plain, told = model.evaluate(name, inputs), model.explain(name, inputs).value
                assert plain is None if told is None else matches(told, plain), (suite.path, name)

    assert asked > CASES


def test_every_model_of_the_kit_is_written_back_whole(kit):
    paths = sorted(kit.rglob("*.dmn"))

    assert len(paths) == MODELS
    for path in paths:
        assert canonical(read_definitions(path).write()) == canonical(path.read_bytes()), path


def canonical(content: bytes) -> str:
    """The canonical form, by lxml, which has no part in our reading and writing."""
    text = content.decode()
    return etree.canonicalize(text[text.index("?>") + 2 :].strip(), with_comments=True)
