"""Every table says what it holds of people, why, and for how long."""

import pytest
from django.apps import apps
from scripts.reference import PAGES

from motcua.kit import privacy

MODELS = [
    model
    for model in apps.get_models()
    if model.__module__.startswith("motcua.") and not model._meta.proxy
]


def test_every_model_says_what_personal_data_it_holds():
    assert MODELS
    assert [model._meta.label for model in MODELS if not privacy.has_said(model)] == []


def test_a_model_does_not_answer_for_those_that_inherit_from_it():
    class Above:
        pass

    privacy.no_personal_data(Above)

    assert privacy.has_said(Above)
    assert not privacy.has_said(type("Below", (Above,), {}))


def test_half_an_answer_is_refused():
    with pytest.raises(ValueError, match="what the model holds, why, and for how long"):
        privacy.personal_data(holds="name", why="", keep="for ever")


@pytest.mark.parametrize("reference", PAGES, ids=lambda reference: reference.path.name)
def test_the_reference_says_what_the_code_says(reference):
    """Mend it by ``python scripts/reference.py``."""
    assert reference.path.read_text(encoding="utf-8") == reference.text()
