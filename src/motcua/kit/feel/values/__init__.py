"""The values of FEEL, and nothing else of Python's.

A number is a ``Decimal`` of 34 digits or an ``int`` within them; a date is ``datetime.date`` (or
``FarDate`` beyond its years); string, boolean, list and context are ``str``, ``bool``, ``list``
and ``dict``; null is ``None``. What Python lacks stands here.
"""

from motcua.kit.feel.values.dates import FarDate, date_of, day_number, make_date
from motcua.kit.feel.values.durations import DaysTimeDuration, YearsMonthsDuration
from motcua.kit.feel.values.functions import Function, Parameter
from motcua.kit.feel.values.numbers import CONTEXT, NUMBERS
from motcua.kit.feel.values.ranges import Range
from motcua.kit.feel.values.times import DateTime, Time

__all__ = [
    "CONTEXT",
    "NUMBERS",
    "DateTime",
    "DaysTimeDuration",
    "FarDate",
    "Function",
    "Parameter",
    "Range",
    "Time",
    "YearsMonthsDuration",
    "date_of",
    "day_number",
    "make_date",
]
