import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    """A keys folder of this test alone."""
    settings.KEYS = tmp_path / "keys"
    return settings.KEYS


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield
