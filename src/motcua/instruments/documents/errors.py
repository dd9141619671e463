"""What can go wrong with a document."""

from motcua.kit.errors import Refused


class Unreadable(Refused):
    """A file that somebody sent cannot be taken; the message says what to do about it."""

    status = 422


class Lost(Refused):
    """A stored file is missing or is not the one that was stored; nobody gets a wrong one."""

    status = 500


class Unrenderable(Exception):
    """A paper could not be made: a fault of the template or of its data, with the place.

    ``file`` and ``line`` (from 1) are those of the template, None where the compiler names none.
    """

    def __init__(self, reason: str, *, file: str | None = None, line: int | None = None) -> None:
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {reason}" if place else reason)
        self.reason = reason
        self.file = file
        self.line = line
