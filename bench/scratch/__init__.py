"""A database for one measurement, on the server of ``DATABASE_URL`` or an embedded one."""

import json
import logging
import os
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql

from motcua.cli.postgres import embedded_database
from motcua.cli.running.joining import joined


@contextmanager
def database() -> Iterator[None]:
    """Django, set up on a migrated database that nothing else uses."""
    with (
        tempfile.TemporaryDirectory(prefix="motcua-bench-") as folder,
        _server(Path(folder)) as url,
    ):
        name = f"bench_{uuid.uuid4().hex[:12]}"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
            try:
                os.environ["DATABASE_URL"] = urlsplit(url)._replace(path=f"/{name}").geturl()
                os.environ["MOTCUA_VAR"] = folder
                _set_up()
                yield
            finally:
                _close()
                drop = sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name))
                connection.execute(drop)


def report(name: str, value: float, unit: str, floor: float, ratio: float | None = None) -> bool:
    """Print one measurement as a line of JSON; true when it keeps its promise."""
    line = {"name": name, "value": _shown(value), "unit": unit, "floor": _shown(floor)}
    print(json.dumps(line | ({} if ratio is None else {"ratio": round(ratio, 2)})), flush=True)
    return value <= floor if unit in {"s", "ms"} else value >= floor


def _shown(value: float) -> float:
    return round(value, 1 if abs(value) >= 10 else 3)


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    with joined(folder):
        where = embedded_database(folder)
        login = f"{where['USER']}:{quote(where['PASSWORD'])}"
        yield f"postgresql://{login}@{where['HOST']}:{where['PORT']}/{where['NAME']}"


def set_up_django() -> None:
    """Django in this process, on the database that ``database`` has made."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.test")
    django.setup()
    logging.disable(logging.INFO)


def _set_up() -> None:
    from django.core.management import call_command

    set_up_django()
    call_command("migrate", verbosity=0, interactive=False, skip_checks=True)


def _close() -> None:
    from django.db import connections

    connections.close_all()
