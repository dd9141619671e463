"""A demo that all journeys share."""

import signal
from collections.abc import Iterator

import pytest
from tests.running.operating import Demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The whole product, started as its operator would."""
    one = Demo(tmp_path_factory.mktemp("journeys"))
    one.ensure()
    yield one
    assert one.end(signal.SIGTERM) == 0
    assert one.left() == []


@pytest.fixture(scope="session")
def url(demo: Demo) -> str:
    return f"http://localhost:{demo.port}"
