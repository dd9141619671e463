"""What the birth form asks of whom: parents, relatives, and who cares for an abandoned child."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings

from motcua.instruments.forms.around import around
from motcua.instruments.forms.model import Form
from motcua.instruments.forms.read import read_form
from motcua.instruments.forms.walk import Walk, walk

FORM = settings.PROFILE / "services/civil-status/birth-registration/form.yaml"
PARENTS = {"mother", "mother_residence", "father_known"}
HOME = {
    "street": "12 Bạch Đằng",
    "commune": "20242",
    "commune_name": "Phường Hải Châu",
    "province": "48",
    "province_name": "Thành phố Đà Nẵng",
}


def form() -> Form:
    return read_form(FORM.read_text(encoding="utf-8"))


def asked_of(answers: dict[str, Any]) -> Walk:
    return walk(form(), answers, around(date(2026, 11, 25)))


def pages(answers: dict[str, Any]) -> set[str]:
    return {stop.address for stop in asked_of(answers).stops}


@pytest.mark.parametrize(
    ("relation", "more"),
    [
        ("mother", set()),
        ("father", set()),
        ("grandparent", {"submitter_residence"}),
        ("other", {"submitter_residence"}),
        ("authorised", {"submitter_residence", "authority"}),
    ],
)
def test_who_goes_for_the_parents_says_where_they_live_and_only_the_authorised_give_a_paper(
    relation: str, more: set[str]
):
    asked = pages({"relation": relation})

    assert asked >= PARENTS | {"birth_paper"} | more
    assert asked & {"submitter_residence", "authority", "report"} == more


def test_for_an_abandoned_child_no_parent_is_asked_for():
    here = asked_of({"relation": "carer", "submitter_residence": HOME})
    asked = {stop.address for stop in here.stops}

    assert asked >= {"report", "submitter_residence", "child_origin"}
    assert not asked & {*PARENTS, "birth_paper", "surrogacy", "father"}
    assert here.values["competent_place"] == HOME["commune"]


def test_the_father_is_asked_for_where_he_is_named_and_where_he_lives_if_elsewhere():
    mother = {"relation": "mother", "mother_residence": HOME}
    assert not pages(mother | {"father_known": "no"}) & {"father", "same_home"}
    together = pages(mother | {"father_known": "yes", "same_home": "yes"})
    assert "father" in together
    assert "father_residence" not in together
    assert "father_residence" in pages(mother | {"father_known": "yes", "same_home": "no"})
    assert asked_of(mother).values["competent_place"] == HOME["commune"]


@pytest.mark.parametrize(("born", "late"), [("2026-09-26", False), ("2026-09-25", True)])
def test_after_sixty_days_it_is_asked_who_is_free_of_the_fee(born: str, late: bool):
    here = asked_of({"relation": "mother", "child_birth_date": born})

    assert here.values["late"] is late
    assert ("exempt" in {stop.address for stop in here.stops}) is late


def test_copies_are_on_paper_and_have_their_fee():
    here = asked_of({"copies": 2, "result_way": "online"})

    assert here.values["copies_fee"] == 16000
    assert [each.key for each in here.open if each.message] == ["result_way"]
    without = asked_of({"copies": 0, "result_way": "online"})
    assert not [each for each in without.open if each.message]
