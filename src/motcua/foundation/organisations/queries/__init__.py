"""Reading organisations, one module a question."""

from motcua.foundation.organisations.queries.calendars import calendar_of
from motcua.foundation.organisations.queries.profile import (
    DraftRules,
    draft_rules,
    operator,
    operator_id,
)
from motcua.foundation.organisations.queries.units import UnitLine, unit, unit_by_code, units

__all__ = [
    "DraftRules",
    "UnitLine",
    "calendar_of",
    "draft_rules",
    "operator",
    "operator_id",
    "unit",
    "unit_by_code",
    "units",
]
