"""Days, moments, sizes and figures as people write them, in Vietnamese (vi) or English (en).

The Vietnamese forms are those of everyday use: day before month, the hour before the day, a comma
before decimals, a point between thousands.
"""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

_WEEKDAYS = {
    "vi": ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT_WEEKDAYS = {
    "vi": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNITS = ("kB", "MB", "GB", "TB")


def date_text(day: date, language: str) -> str:
    """25/11/2026 or 25 Nov 2026."""
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{day.day:02}/{day.month:02}/{day.year}"


def weekday_date_text(day: date, language: str) -> str:
    """Thứ Tư 25/11/2026 or Wednesday 25 Nov 2026."""
    return f"{_WEEKDAYS[_known(language)][day.weekday()]} {date_text(day, language)}"


def weekday_text(weekday: int, language: str) -> str:
    """Thứ Tư or Wednesday; Monday is 0."""
    return _WEEKDAYS[_known(language)][weekday]


def short_weekday(day: date, language: str) -> str:
    """T4 or Wed."""
    return _SHORT_WEEKDAYS[_known(language)][day.weekday()]


def moment_text(moment: datetime, language: str) -> str:
    """17:00 25/11/2026 or 5 pm, 25 Nov 2026; the moment is already in the reader's time zone."""
    if language == "en":
        minutes = f":{moment.minute:02}" if moment.minute else ""
        half = "am" if moment.hour < 12 else "pm"
        return f"{(moment.hour - 1) % 12 + 1}{minutes} {half}, {date_text(moment, language)}"
    return f"{moment:%H:%M} {date_text(moment, language)}"


def number_text(value: int | Decimal, language: str) -> str:
    """11.204 and 94,1 or 11,204 and 94.1; as many decimals as the value has."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    return text if language == "en" else text.translate(str.maketrans(",.", ".,"))


def bytes_text(count: int, language: str) -> str:
    """2,1 MB or 2.1 MB, in steps of a thousand; one decimal at most, none from ten on."""
    if count < 1000:
        return f"{count} B"
    sizes = [(Decimal(count) / 1000**power, unit) for power, unit in enumerate(_UNITS, start=1)]
    size, unit = next((each for each in sizes if each[0] < Decimal("999.5")), sizes[-1])
    step = Decimal("0.1") if size < Decimal("9.95") else Decimal(1)
    rounded = size.quantize(step, ROUND_HALF_UP)
    if rounded == rounded.to_integral_value():
        rounded = rounded.quantize(Decimal(1))
    return f"{number_text(rounded, language)} {unit}"


def _known(language: str) -> str:
    return "en" if language == "en" else "vi"
