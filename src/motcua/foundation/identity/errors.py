"""Refusals that others tell apart."""

from motcua.kit.errors import NotAllowed


class MandateOver(NotAllowed):
    """One acts under a mandate that is revoked, expired, not accepted, or somebody else's."""
