"""Refusals: a person asked for something that may not or cannot be done.

One middleware of ``motcua.web.shared`` turns them into a page, so no view catches them to say
sorry in its own words. The message is for the person: what happened, and what to do next.
"""


class Refused(Exception):
    """The act is not lawful or not possible now; nothing was changed."""

    status = 409


class NotAllowed(Refused):
    """This actor may not do this at all."""

    status = 403


class LevelTooLow(NotAllowed):
    """The sign-in is weaker than this asks; signing in again at ``level`` opens it."""

    def __init__(self, message: str, level: int) -> None:
        super().__init__(message)
        self.level = level


class ProofTooOld(NotAllowed):
    """The second factor was shown too long ago for this; showing it again opens it."""


class NotFound(Refused):
    """There is no such thing, or this actor may not know that there is."""

    status = 404
