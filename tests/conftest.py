"""For journeys: a real browser, of this machine."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: install chromium")
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], chromium: str) -> Any:
    # Playwright's loop runs in the thread in which tests use the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {**browser_type_launch_args, "executable_path": chromium}


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, for ``page.evaluate``: a strict CSP bars any other way."""
    source = Path(__file__).parents[1] / "node_modules" / "axe-core" / "axe.min.js"
    return source.read_text(encoding="utf-8")
