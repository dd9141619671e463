"""Numbers and amounts of money, as they are written in the reader's language."""

import re
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.kinds.base import Kind, language, whole_number
from motcua.instruments.forms.model import Question, in_language
from motcua.instruments.forms.problem import Problem
from motcua.kit.datafile import Value
from motcua.kit.feel.types import Description
from motcua.kit.numbers import number_text

_LARGEST = 10**12
_DIGITS = 15
_MOST_DECIMALS = 6
_PLAIN = re.compile(r"-?[0-9]+([.,][0-9]+)?")


class Number(Kind):
    """A whole number, or with ``decimals`` one that is kept exactly, as a text."""

    longest = 40
    limits = {
        "min": whole_number,
        "max": whole_number,
        "decimals": Value.count,
        "width": Value.count,
    }

    def read(self, question: Question, text: str, around: Around) -> int | str:
        decimals = question.limits.get("decimals", 0)
        number = parsed(text, language(), decimals)
        if number is None:
            raise Problem(self.form(decimals))
        least, most = question.limits.get("min", 0), question.limits.get("max", _LARGEST)
        if not least <= number <= most:
            ends = {"a": number_text(least, language()), "b": number_text(most, language())}
            raise Problem(_("Write a number from %(a)s to %(b)s.") % ends)
        return _kept(number) if decimals else int(number)

    def form(self, decimals: int) -> str:
        """What a number looks like."""
        if not decimals:
            return _("Write a whole number, as 2.")
        example = number_text(Decimal("2.5"), language())
        return _("Write a number, as %(n)s, with at most %(d)d decimal places.") % {
            "n": example,
            "d": decimals,
        }

    def filled(self, question: Question, answer: Any) -> dict[str, list[str]]:
        sign = "." if language() == "en" else ","
        return {question.key: [str(answer).replace(".", sign)]}

    def feel_type(self, question: Question) -> Description:
        return "number"

    def feel(self, question: Question, answer: Any) -> object:
        if isinstance(answer, int) and not isinstance(answer, bool):
            return answer
        if isinstance(answer, str) and _PLAIN.fullmatch(answer) and len(answer) <= self.longest:
            return Decimal(answer.replace(",", "."))
        return None

    def text(self, question: Question, answer: Any, language: str) -> str:
        number = self.feel(question, answer)
        if not isinstance(number, int | Decimal):
            return str(answer)
        return f"{number_text(number, language)} {in_language(question.unit, language)}".strip()


class Money(Number):
    """An amount; ``unit`` names the currency."""

    def form(self, decimals: int) -> str:
        example = number_text(1_500_000, language())
        return _("Write an amount in digits, as %(n)s.") % {"n": example}


def parsed(text: str, language: str, decimals: int) -> Decimal | None:
    """The number that a text means; points between thousands in Vietnamese, commas in English.

    The other language's way is read as well, where it can mean one thing only.
    """
    text = text.replace(" ", "")
    point, comma = (r"\.", ",") if language == "en" else (",", r"\.")
    grouped = _grouped(text, thousands=comma, decimal=point, least=1) or _grouped(
        text, thousands=point, decimal=comma, least=2 if decimals else 1
    )
    bare = grouped or text.replace(",", ".")
    if not re.fullmatch(rf"-?[0-9]{{1,{_DIGITS}}}(\.[0-9]{{1,{_MOST_DECIMALS}}})?", bare):
        return None
    number = Decimal(bare)
    exponent = number.normalize().as_tuple().exponent
    return number if isinstance(exponent, int) and -exponent <= decimals else None


def _grouped(text: str, *, thousands: str, decimal: str, least: int) -> str | None:
    """The bare digits of a text in groups of three, with a point before its decimals."""
    groups = rf"(-?[0-9]{{1,3}}(?:{thousands}[0-9]{{3}}){{{least},}})(?:{decimal}([0-9]+))?"
    found = re.fullmatch(groups, text)
    if not found:
        return None
    whole = re.sub(thousands, "", found[1])
    return f"{whole}.{found[2]}" if found[2] else whole


def _kept(number: Decimal) -> str:
    """The number in plain digits, the same for equal numbers."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
