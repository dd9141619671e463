"""Numbers of people, firms and telephones, by the schemes of the country."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from motcua.instruments.forms.around import Around
from motcua.instruments.forms.kinds.base import Kind, language
from motcua.instruments.forms.model import Question, in_language
from motcua.instruments.forms.numbers import LONGEST, Shape, bare
from motcua.instruments.forms.problem import Problem


class Scheme(Kind):
    """A number of the kind that the type names."""

    longest = LONGEST

    def read(self, question: Question, text: str, around: Around) -> str:
        number = bare(text)
        scheme = around.numbers.schemes.get(question.type)
        if scheme is None:
            return number
        shape = scheme.shape_of(number)
        if shape is None:
            raise Problem(in_language(scheme.say, language()))
        self.check(shape, number, around)
        return number

    def check(self, shape: Shape, number: str, around: Around) -> None:
        """What can be known of a number of the right shape. Raises ``Problem``."""
        if shape.check and not shape.check.fits(number):
            raise Problem(_("A digit of this number is wrong: compare it with your paper."))


class Phone(Scheme):
    def read(self, question: Question, text: str, around: Around) -> str:
        return super().read(question, text.translate(_WITHOUT_SIGNS), around)


class PersonalNumber(Scheme):
    """Some countries' numbers tell when a person was born, and their sex."""

    def read(self, question: Question, text: str, around: Around) -> str:
        return super().read(question, text.replace("-", ""), around)

    def check(self, shape: Shape, number: str, around: Around) -> None:
        super().check(shape, number, around)
        born = shape.born.of(number) if shape.born else None
        if born and born[0] > around.today.year:
            words = _(
                "By this number the person is born in %(y)d: compare it with the identity card."
            )
            raise Problem(words % {"y": born[0]})

    def agree(self, answer: Any, beside: Mapping[str, object], around: Around) -> None:
        told = around.numbers.born(str(answer))
        if told:
            _compare(told, beside.get("born"), beside.get("sex"))


def _compare(told: tuple[int, str], born: object, sex: object) -> None:
    """Refuse a number that tells another year or sex than the answers beside it."""
    year = _year(born)
    if year is not None and year != told[0]:
        words = _("By this number the person is born in %(y)d, not in %(z)d: compare both.")
        raise Problem(words % {"y": told[0], "z": year})
    if sex in _SEXES and sex != told[1]:
        raise Problem(
            _("This number is a man's: compare it with the sex that is given.")
            if told[1] == "male"
            else _("This number is a woman's: compare it with the sex that is given.")
        )


def _year(born: object) -> int | None:
    if isinstance(born, date):
        return born.year
    year = born.get("year") if isinstance(born, Mapping) else None
    return year if isinstance(year, int) else None


_SEXES = ("male", "female")
_WITHOUT_SIGNS = str.maketrans("", "", "()-/")
