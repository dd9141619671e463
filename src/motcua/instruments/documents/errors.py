"""What can go wrong with a document."""

from motcua.kit.errors import Refused


class Unreadable(Refused):
    """A file that somebody sent cannot be taken; the message says what to do about it."""

    status = 422


class Lost(Refused):
    """A stored file is missing or is not the one that was stored; nobody gets a wrong one."""

    status = 500


class Unrenderable(Exception):
    """A paper could not be made: a fault of the template or of its data, with the place."""
