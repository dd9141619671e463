"""What a command needs before it may touch Django: settings that are right and a database."""

import functools
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import psycopg

from motcua.cli.running.joining import joined
from motcua.cli.trouble import Trouble, WrongUse

OLDEST = 15
"""The oldest major version of PostgreSQL that is supported."""


def environment() -> Any:
    """The settings of the environment (``motcua.config.env.Env``); a wrong one ends the command.

    So does a broken domain from outside. The composition root is reached by name: commands lie
    below it.
    """
    env = import_module("motcua.config.env")
    extensions = import_module("motcua.config.extensions")
    try:
        extensions.load()
        return env.read()
    except (env.WrongSetting, extensions.BrokenDomain) as wrong:
        raise WrongUse(str(wrong)) from None


def set_up() -> None:
    """Start Django; a domain from outside that breaks it ends the command in one sentence."""
    extensions = import_module("motcua.config.extensions")
    try:
        extensions.set_up()
    except extensions.BrokenDomain as broken:
        raise WrongUse(str(broken)) from None


@contextmanager
def database() -> Iterator[None]:
    """A database that answers: the one of ``DATABASE_URL``, or the embedded one."""
    env = environment()
    if env.database_url:
        check_external(env.database_url)
        yield
        return
    with ended_by_term(), joined(env.var):
        yield


def with_database[**P, R](command: Callable[P, R]) -> Callable[P, R]:
    """Run a command's function with the database up and Django ready."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with database():
            from django.db import connections

            set_up()
            try:
                return command(*args, **kwargs)
            finally:
                connections.close_all()

    return run


def check_external(url: str) -> None:
    """Raise ``Trouble`` in one sentence when the database of ``DATABASE_URL`` cannot be used."""
    parts = urlsplit(url)
    where = f"{parts.path.strip('/')} at {parts.hostname or 'localhost'}:{parts.port or 5432}"
    try:
        with psycopg.connect(url, connect_timeout=4) as connection:
            version = connection.info.server_version // 10_000
    except psycopg.OperationalError as error:
        words = " ".join(str(error).split()).rstrip(".")
        raise Trouble(
            f"The database {where} cannot be used ({words}): check DATABASE_URL, that the server "
            "runs, and that it lets this machine in."
        ) from None
    if version < OLDEST:
        raise Trouble(
            f"The database {where} is PostgreSQL {version}: give one of version {OLDEST} to 18."
        )


@contextmanager
def ended_by_term() -> Iterator[None]:
    """Let a TERM end the command as Ctrl-C does, so that it cleans up."""

    def stop(number: int, _frame: object) -> None:
        sys.exit(128 + number)

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
