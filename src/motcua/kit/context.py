"""What caused that which runs now; it follows a request into handlers, jobs and logs."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Cause:
    """A request as logs may name it: never a name, a personal number, or what a query asked."""

    request_id: str = ""
    path: str = ""
    account_id: int | None = None


_NONE = Cause()
_cause: ContextVar[Cause] = ContextVar("cause", default=_NONE)


def cause() -> Cause:
    """What caused that which runs now; empty where no request did."""
    return _cause.get()


def request_id() -> str:
    """The id of the request that caused what runs now; empty where no request did."""
    return _cause.get().request_id


def acted_by(account_id: int | None) -> None:
    """Who acts is known now; it holds to the end of the current ``caused_by``."""
    _cause.set(replace(_cause.get(), account_id=account_id))


@contextmanager
def caused_by(request_id: str, path: str = "") -> Iterator[None]:
    """Within it, what is done and logged belongs to this request."""
    token = _cause.set(Cause(request_id, path))
    try:
        yield
    finally:
        _cause.reset(token)
