"""The legal clock: when something is due, and why.

Words     A calendar says on which days and in which sessions an office works. A due moment comes
          with its reasons: data that ``sentences`` turns into words and ``cells`` into a picture.
Promise   Pure functions of their arguments: no table, no clock of the machine, no country. Moments
          carry a time zone; one without is refused with ``ValueError``.
"""

from motcua.kit.clock.calendar import Calendar, DayKind, DayRule, Session
from motcua.kit.clock.due import Due, Reason, due_same_day, due_working_days
from motcua.kit.clock.picture import Cell, cells
from motcua.kit.clock.words import sentences

__all__ = [
    "Calendar",
    "Cell",
    "DayKind",
    "DayRule",
    "Due",
    "Reason",
    "Session",
    "cells",
    "due_same_day",
    "due_working_days",
    "sentences",
]
