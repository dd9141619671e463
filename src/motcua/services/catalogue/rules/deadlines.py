"""By when a procedure must be published."""

from datetime import date, timedelta

from motcua.kit.clock.calendar import Calendar


def decide_by(in_force: date, working_days: int, calendar: Calendar) -> date:
    """The last day of a decision that lies at least so many working days before a day."""
    day = in_force
    while working_days:
        day -= timedelta(days=1)
        working_days -= calendar.is_working(day)
    return day


def publish_by(decided: date, working_days: int, calendar: Calendar) -> date:
    """The last day of publication, so many working days after the decision."""
    day = decided
    for _ in range(working_days):
        day = calendar.next_working(day)
    return day
