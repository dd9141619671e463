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


class NotFound(Refused):
    """There is no such thing, or this actor may not know that there is."""

    status = 404
