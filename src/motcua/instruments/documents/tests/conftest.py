from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

AT = datetime(2026, 11, 24, 14, 5, 33, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@pytest.fixture(autouse=True)
def folders(settings, tmp_path) -> Path:
    settings.FILES = tmp_path / "files"
    return tmp_path


@pytest.fixture(autouse=True)
def in_english():
    """The words of the source, so that a test does not depend on a compiled catalogue."""
    with translation.override("en"):
        yield
