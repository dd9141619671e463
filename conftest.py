"""For all tests: facts that lie beside the checkout, and skips that are never overlooked."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation

ROOT = Path(__file__).parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of facts and samples beside the checkout, or the one of ``MOTCUA_SHARED``."""
    folder = Path(os.environ.get("MOTCUA_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"{folder} is absent: give its place in MOTCUA_SHARED")
    return folder


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright leaves a running loop in our thread until the end."""
    items.sort(key=lambda item: "playwright" in getattr(item, "fixturenames", ()))


@pytest.fixture(autouse=True)
def _first_language() -> Iterator[None]:
    """Every test begins in the first language, whatever the one before it has read."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Under CI nothing may be skipped: a skip is a failure that says what is missing."""
    report: pytest.TestReport = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"Skipped under CI: {report.longrepr[2]}"
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Count what was skipped, by reason."""
    reasons = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", [])]
    if reasons:
        terminalreporter.section("tests that could not run here")
    for reason in sorted(set(reasons)):
        terminalreporter.line(f"{reasons.count(reason):4} {reason.removeprefix('Skipped: ')}")
