"""The gallery of questions: every type, with what each looks like when it is wrong."""

import pytest
from django.test import Client
from lxml import html

from motcua.instruments.forms.kinds import KINDS
from motcua.web.shared.questions import EXAMPLES

pytestmark = pytest.mark.django_db


def test_every_type_of_question_is_shown_with_its_states(client: Client, settings):
    settings.DEMO = True
    page = html.fromstring(client.get("/gallery/questions").content.decode())

    assert {each.text for each in page.iter("code")} >= set(KINDS)
    ids = page.xpath("//*/@id")
    assert len(ids) == len(set(ids))
    wrong = page.xpath("//p[contains(@class, 'govuk-error-message')]")
    assert len(wrong) >= len(KINDS) - 1
    assert page.xpath("//input[@id='copies_filled'][contains(@class, 'input--width-2')]")
    assert page.xpath("//p[@id='full_name_known-source']")


def test_outside_of_the_demo_there_is_no_gallery(client: Client, settings):
    settings.DEMO = False
    assert client.get("/gallery/questions").status_code == 404
    assert (EXAMPLES / "gallery.states.yaml").is_file()
