"""The reasons of a due moment as sentences, in Vietnamese and English."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from motcua.kit.clock.due import Due, Reason
from motcua.kit.numbers import weekday_date_text

_TEXTS = {
    "vi": {
        "same_day.in_time": "Nhận lúc {moment}, không muộn hơn {cutoff}: trả kết quả trong ngày.",
        "same_day.after_cutoff": (
            "Nhận lúc {moment}, sau {cutoff}: trả kết quả vào ngày làm việc tiếp theo."
        ),
        "same_day.on_day_off": (
            "Nhận lúc {moment}, là ngày nghỉ: trả kết quả vào ngày làm việc tiếp theo."
        ),
        "days.in_hours": (
            "Nhận lúc {moment}. Thời hạn {days} ngày làm việc, tính từ ngày làm việc tiếp theo."
        ),
        "days.out_of_hours": (
            "Nhận lúc {moment}, ngoài giờ làm việc, nên tính là nhận {counted_as}. "
            "Thời hạn {days} ngày làm việc, tính từ ngày làm việc tiếp theo."
        ),
        "day_off": "{period}: {name}, không làm việc.",
        "extra_day": "{period}: {name}, có làm việc.",
        "due": "Chậm nhất {moment}.",
        "due_as_day": "Ngày làm việc thứ {days}: chậm nhất {moment}.",
        "uncertain": " Lịch này chưa được công bố chính thức.",
        "moment": "{time} {day}",
        "period": "{first} đến {last}",
    },
    "en": {
        "same_day.in_time": "Received at {moment}, no later than {cutoff}: done the same day.",
        "same_day.after_cutoff": (
            "Received at {moment}, after {cutoff}: done on the next working day."
        ),
        "same_day.on_day_off": "Received at {moment}, a day off: done on the next working day.",
        "days.in_hours": (
            "Received at {moment}. Working days allowed: {days}, counted from the next working day."
        ),
        "days.out_of_hours": (
            "Received at {moment}, outside working hours, so it counts as received on "
            "{counted_as}. Working days allowed: {days}, counted from the next working day."
        ),
        "day_off": "{period}: {name}, nobody works.",
        "extra_day": "{period}: {name}, we work.",
        "due": "No later than {moment}.",
        "due_as_day": "Working day number {days}: no later than {moment}.",
        "uncertain": " This day is not officially announced yet.",
        "moment": "{time} on {day}",
        "period": "{first} to {last}",
    },
}


def sentences(due: Due, language: str) -> list[tuple[str, str]]:
    """Each reason as a sentence with its source (which may be empty), in ``vi`` or ``en``."""
    return [(_sentence(reason, language), reason.source) for reason in due.reasons]


def _sentence(reason: Reason, language: str) -> str:
    texts = _TEXTS[language]
    rule = reason.params.get("rule")
    if rule is None:
        facts = {key: _say(value, language) for key, value in reason.params.items()}
        return texts[reason.key].format(**facts)
    first, last = (_say(reason.params[key], language) for key in ("first", "last"))
    period = first if first == last else texts["period"].format(first=first, last=last)
    text = texts[reason.key].format(period=period, name=rule.name[language])
    return text if rule.certain else text + texts["uncertain"]


def _say(value: Any, language: str) -> str:
    for kind, say in _SAYERS.items():
        if isinstance(value, kind):
            return say(value, language)
    return str(value)


def _moment(value: datetime, language: str) -> str:
    return _TEXTS[language]["moment"].format(
        time=_time(value.time(), language), day=weekday_date_text(value.date(), language)
    )


def _time(value: time, language: str) -> str:
    """``15:00``, ``3 pm``."""
    if language == "vi":
        return f"{value.hour}:{value:%M}"
    hour, half = value.hour % 12 or 12, "am" if value.hour < 12 else "pm"
    return f"{hour}:{value:%M} {half}" if value.minute else f"{hour} {half}"


_SAYERS: dict[type, Callable[[Any, str], str]] = {
    datetime: _moment,
    date: weekday_date_text,
    time: _time,
}
