"""Vietnamese numbers, money and dates in words, as papers ask for them beside the figures."""

from datetime import date

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
LARGEST = 10**18
"""Numbers from here on are not spoken."""


def number_in_words(number: int) -> str:
    """``1005`` is *một nghìn không trăm linh năm*. Raises ``ValueError`` from 10¹⁸ on."""
    if abs(number) >= LARGEST:
        raise ValueError(f"{number} is too large to be spoken.")
    if number < 0:
        return f"âm {number_in_words(-number)}"
    return _spoken(number, follows=False) if number else _DIGITS[0]


def money_in_words(amount: int) -> str:
    """``8000`` is *Tám nghìn đồng*: whole đồng, with a capital, as on a receipt."""
    words = number_in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def date_in_words(day: date) -> str:
    """*ngày hai mươi mốt tháng mười một năm hai nghìn không trăm hai mươi sáu*."""
    number = f"mùng {number_in_words(day.day)}" if day.day <= 10 else number_in_words(day.day)
    month = "tư" if day.month == 4 else number_in_words(day.month)
    return f"ngày {number} tháng {month} năm {number_in_words(day.year)}"


def _spoken(number: int, *, follows: bool) -> str:
    """``follows`` says that larger parts were spoken before, so that hundreds are not left out."""
    billions, rest = divmod(number, _BILLION)
    words = [f"{_spoken(billions, follows=follows)} tỷ"] if billions else []
    follows = follows or bool(billions)
    for unit, name in ((10**6, "triệu"), (10**3, "nghìn"), (1, "")):
        part, rest = divmod(rest, unit)
        if part:
            words.append(f"{_hundreds(part, follows=follows)} {name}".rstrip())
            follows = True
    return " ".join(words)


def _hundreds(number: int, *, follows: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or follows else []
    if rest and rest < 10 and words:
        words.append(f"linh {_DIGITS[rest]}")
    elif rest:
        words.append(_tens(rest))
    return " ".join(words)


def _tens(number: int) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    last = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"}
    first = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{first} {last.get(ones, _DIGITS[ones])}" if ones else first
