"""Reading organisations, one module a question."""

from motcua.foundation.organisations.queries.calendars import calendar_of
from motcua.foundation.organisations.queries.profile import drafts_days, operator
from motcua.foundation.organisations.queries.units import UnitLine, unit, unit_by_code, units

__all__ = ["UnitLine", "calendar_of", "drafts_days", "operator", "unit", "unit_by_code", "units"]
