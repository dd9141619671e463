"""A PostgreSQL for the tests: without ``DATABASE_URL`` one embedded server for the whole run.

The settings are read when pytest-django is loaded, so the server is there before (``-p`` in
``addopts``). It runs on a temporary folder, which also takes the files that tests write.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import quote

import pytest

from motcua.cli.postgres import embedded_database
from motcua.cli.running.joining import joined

_running = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    if "DATABASE_URL" not in os.environ and not hasattr(early_config, "workerinput"):
        _start()
    return (yield)


def pytest_unconfigure() -> None:
    _running.close()


def _start() -> None:
    var = Path(tempfile.mkdtemp(prefix="motcua-"))
    atexit.register(_running.close)
    _running.callback(shutil.rmtree, var, ignore_errors=True)
    _running.enter_context(joined(var))
    where = embedded_database(var)
    os.environ["MOTCUA_VAR"] = str(var)
    os.environ["DATABASE_URL"] = (
        f"postgresql://{where['USER']}:{quote(where['PASSWORD'])}"
        f"@{where['HOST']}:{where['PORT']}/{where['NAME']}"
    )
