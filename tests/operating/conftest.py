"""One demo for all these tests, with one case that went the whole way."""

import signal
from collections.abc import Iterator

import pytest
from tests.operating.helpers import walk
from tests.running.operating import Demo


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A running demo whose standard error goes to its ``log``, after one walkthrough."""
    one = Demo(tmp_path_factory.mktemp("operating"))
    one.ensure()
    try:
        done = walk(one.port, one.folder)
        assert done.returncode == 0, done.stdout + done.stderr
        yield one
    finally:
        one.end(signal.SIGTERM)
