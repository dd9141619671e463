"""Addresses of today; one of former days is helped to the new."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from motcua.instruments.forms.around import Around, Place, Places
from motcua.instruments.forms.kinds.base import Kind, Typed, first, missing, tidy
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.problem import Offer, Problem
from motcua.kit.feel.types import Description
from motcua.kit.text import fold, unprintable

PARTS = ("street", "commune", "commune_name", "province", "province_name")
_LONGEST = 200
_MOST_OFFERS = 10


class Address(Kind):
    """Province, commune and street. Where no list of places is given, both are typed."""

    def clean(self, question: Question, typed: Typed, around: Around) -> dict[str, str] | None:
        fields = ("street", "commune", "province", "old")
        given = {each: tidy(first(typed, f"{question.key}-{each}"), _LONGEST) for each in fields}
        if not any(given.values()):
            missing(question)
            return None
        _check_texts(given)
        if given["old"] and not (given["commune"] and given["province"]):
            raise _helped(question, given, around.places)
        open_ = tuple(each for each in ("province", "commune", "street") if not given[each])
        if open_:
            raise Problem(
                _("Give the province or city, the commune or ward, and the street."), open_
            )
        province, commune = _found(question, given, around.places)
        return {
            "street": given["street"],
            "commune": commune.code,
            "commune_name": commune.name,
            "province": province.code,
            "province_name": province.name,
        }

    def filled(self, question: Question, answer: Any) -> dict[str, list[str]]:
        return {
            f"{question.key}-street": [answer["street"]],
            f"{question.key}-commune": [answer["commune"] or answer["commune_name"]],
            f"{question.key}-province": [answer["province"] or answer["province_name"]],
        }

    def feel_type(self, question: Question) -> Description:
        return dict.fromkeys(PARTS, "string")

    def feel(self, question: Question, answer: Any) -> object:
        if not isinstance(answer, dict) or not all(isinstance(answer.get(p), str) for p in PARTS):
            return None
        return {part: answer[part] for part in PARTS}

    def text(self, question: Question, answer: Any, language: str) -> str:
        return ", ".join(answer[part] for part in ("street", "commune_name", "province_name"))


def _check_texts(given: dict[str, str]) -> None:
    for part, text in given.items():
        if len(text) > _LONGEST:
            raise Problem(_("Write at most %(n)d characters.") % {"n": _LONGEST}, (part,))
        if strange := unprintable(text):
            words = _(
                "“%(c)s” cannot stand on an official paper: write letters, digits, punctuation."
            )
            raise Problem(words % {"c": strange[:10]}, (part,))


def _found(question: Question, given: dict[str, str], places: Places | None) -> tuple[Place, Place]:
    """Province and commune; where there is no list, a place is what was typed."""
    provinces = places.provinces() if places else ()
    if not (places and provinces):
        return Place("", given["province"]), Place("", given["commune"])
    found = _matching(given["province"], provinces)
    if len(found) != 1:
        raise Problem(_("Choose a province or city from the list."), ("province",))
    province, communes = found[0], places.communes(found[0].code)
    if not communes:
        return province, Place("", given["commune"])
    fitting = _matching(given["commune"], communes)
    if len(fitting) > 1:
        offers = tuple(_offer(question, province, each) for each in fitting[:_MOST_OFFERS])
        raise Problem(_("Several are called so: choose yours."), ("commune",), offers)
    if not fitting:
        raise Problem(_("Choose a commune or ward of this province or city."), ("commune",))
    return province, fitting[0]


def _matching(text: str, places: Sequence[Place]) -> list[Place]:
    """The places with this code or name; marks may be missing, and the word for its type."""
    wanted = fold(text)
    exact = [each for each in places if text == each.code or wanted == fold(each.name)]
    return exact or [each for each in places if fold(each.name).endswith(f" {wanted}")]


def _offer(question: Question, province: Place, commune: Place) -> Offer:
    return Offer(
        f"{commune.name}, {province.name}",
        {f"{question.key}-province": province.code, f"{question.key}-commune": commune.code},
    )


def _helped(question: Question, given: dict[str, str], places: Places | None) -> Problem:
    """What an old address may be today, to choose from; the street stays as it was typed."""
    found = places.of_today(given["old"])[:_MOST_OFFERS] if places else ()
    offers = tuple(_offer(question, province, commune) for province, commune in found)
    if not offers:
        words = _("We do not know this old address. Choose the province or city and the commune.")
        return Problem(words, ("old",))
    return Problem(_("This old address now lies in one of these: choose yours."), ("old",), offers)
