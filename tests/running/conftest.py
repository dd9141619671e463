"""One demo for all these tests, on a folder of its own; each test finds it running."""

import signal
from collections.abc import Iterator

import pytest
from tests.running.operating import Demo


@pytest.fixture(scope="session")
def _one_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    one = Demo(tmp_path_factory.mktemp("demo"))
    yield one
    if one.process is not None and one.process.poll() is None:
        one.end(signal.SIGTERM)


@pytest.fixture
def demo(_one_demo: Demo) -> Demo:
    _one_demo.ensure()
    return _one_demo
