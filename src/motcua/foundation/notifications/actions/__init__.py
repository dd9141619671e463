"""Telling, sending, reading, choosing, tending."""

from motcua.foundation.notifications.actions.telling import tell

__all__ = ["tell"]
