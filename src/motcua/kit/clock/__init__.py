"""The legal clock: when something is due, and why.

Words     A calendar says on which days and in which sessions an office works. A limit is an amount
          of time in a unit. A regime is the law of a kind of procedure: from when time counts, what
          stops it, what silence means. A log is what happened to a case. A due moment and an answer
          come with their reasons: data that ``sentences`` turns into words and ``cells`` into a
          picture.
Promise   Pure functions of their arguments: no table, no clock of the machine, no country. Moments
          carry a time zone; one without is refused with ``ValueError``.
"""

from motcua.kit.clock.answer import Answer, ClockState, Holder, HolderKind
from motcua.kit.clock.calendar import Calendar, DayKind, DayRule, Session
from motcua.kit.clock.due import Due, due
from motcua.kit.clock.limits import Limit, Unit, read_limit
from motcua.kit.clock.log import Event, EventKind, ImpossibleLog
from motcua.kit.clock.look import explain, look
from motcua.kit.clock.picture import Cell, cells, cells_of, cells_of_due
from motcua.kit.clock.profile import Profile, read_profile
from motcua.kit.clock.readings import Reading, other_readings
from motcua.kit.clock.reasons import Reason, marks_of
from motcua.kit.clock.regime import PLAIN, CountFrom, Regime, Ruling
from motcua.kit.clock.replay import advance, replay
from motcua.kit.clock.stages import Plan, Span, Stage, StageState, plan
from motcua.kit.clock.state import State
from motcua.kit.clock.track import Matter, Terms
from motcua.kit.clock.verdict import Standing, Verdict
from motcua.kit.clock.words import headline, limit_text, phrase, reading_text, sentences

__all__ = [
    "PLAIN",
    "Answer",
    "Calendar",
    "Cell",
    "ClockState",
    "CountFrom",
    "DayKind",
    "DayRule",
    "Due",
    "Event",
    "EventKind",
    "Holder",
    "HolderKind",
    "ImpossibleLog",
    "Limit",
    "Matter",
    "Plan",
    "Profile",
    "Reading",
    "Reason",
    "Regime",
    "Ruling",
    "Session",
    "Span",
    "Stage",
    "StageState",
    "Standing",
    "State",
    "Terms",
    "Unit",
    "Verdict",
    "advance",
    "cells",
    "cells_of",
    "cells_of_due",
    "due",
    "explain",
    "headline",
    "limit_text",
    "look",
    "marks_of",
    "other_readings",
    "phrase",
    "plan",
    "read_limit",
    "read_profile",
    "reading_text",
    "replay",
    "sentences",
]
