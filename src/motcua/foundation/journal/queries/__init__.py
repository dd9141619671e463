"""Reading the journal, and what became of it."""

from motcua.foundation.journal.checking import Fault, verify
from motcua.foundation.journal.queries.entries import (
    EntryLine,
    count,
    entries_about,
    line_of,
)

__all__ = ["EntryLine", "Fault", "count", "entries_about", "line_of", "verify"]
