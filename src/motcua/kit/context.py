"""The request that is being answered; its id follows what it causes: handlers, jobs, logs."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_request_id: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """The id of the request that caused what runs now; empty where no request did."""
    return _request_id.get()


@contextmanager
def caused_by(request_id: str) -> Iterator[None]:
    """Within it, what is done and logged belongs to this request."""
    token = _request_id.set(request_id)
    try:
        yield
    finally:
        _request_id.reset(token)


class RequestIdFilter(logging.Filter):
    """Gives every log record its ``request_id``."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id()
        return True
