"""How the product logs: JSON, one object a line; sentences where a person looks on.

Every line names the request that caused it, also in handlers and jobs. Of a person it holds the
account's id at most; what a database says of values (``DETAIL``) is left out, as it may be a
personal number.
"""

import json
import logging
import re
import sys
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

from motcua.kit.context import cause

_VALUES = re.compile(r"^(DETAIL|CONTEXT):.*?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)

type ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class _Formatter(logging.Formatter):
    """Reads what caused a record, and keeps values out of what a database says."""

    def formatException(self, ei: ExceptionInfo) -> str:
        return _VALUES.sub(r"\1: not logged", super().formatException(ei))


class JsonLines(_Formatter):
    """One object a line, in UTC. ``extra={"facts": {…}}`` adds fields of its own."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _VALUES.sub(r"\1: not logged", record.getMessage()),
            **_caused(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            fields["error"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False, default=str)


class Sentences(_Formatter):
    """One line for a person at a terminal, by the clock of this machine."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s", "%H:%M:%S")

    def formatMessage(self, record: logging.LogRecord) -> str:
        caused = " ".join(f"{name} {value}" for name, value in _caused().items() if name != "path")
        return super().formatMessage(record) + (f" ({caused})" if caused else "")


def settings() -> dict[str, Any]:
    """Django's ``LOGGING``: everything to standard error, through one handler."""
    form = Sentences if sys.stderr.isatty() else JsonLines
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"ours": {"()": form}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "ours"}},
        "root": {"handlers": ["stderr"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "level": "INFO"},
            # Our own line for each request says it with the request's id.
            "django.request": {"level": "ERROR"},
            "procrastinate.blueprints": {"level": "WARNING"},
            "procrastinate.jobs": {"level": "WARNING"},
            "procrastinate.periodic": {"level": "WARNING"},
        },
    }


def server_settings() -> dict[str, Any]:
    """The same for Granian, which sets up logging of its own before Django is there."""
    return {
        **settings(),
        "filters": {"meant": {"()": lambda: _is_not_about_threads}},
        "loggers": {"_granian": {"level": "INFO", "filters": ["meant"]}, "granian.access": {}},
    }


def _is_not_about_threads(record: logging.LogRecord) -> bool:
    """Granian warns of many threads a core; ours wait for the database and for paper."""
    return "Python threads" not in record.getMessage()


def _caused() -> dict[str, Any]:
    now = cause()
    facts = {"request": now.request_id, "account": now.account_id, "path": now.path}
    return {name: value for name, value in facts.items() if value}
