"""Writing: acts are recorded, and what could not be delivered is tended by people."""

from motcua.foundation.journal.actions.recording import record

__all__ = ["record"]
