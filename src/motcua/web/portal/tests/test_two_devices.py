"""One draft in two tabs, on two devices, in two languages: nothing that was written is lost."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.foundation.identity.models import Account
from motcua.services.cases.models import Draft
from motcua.services.cases.tests.conftest import CODE, Ward

pytestmark = pytest.mark.django_db
PAGE = "child_birth"
DAY = {"child_birth_date-day": "1", "child_birth_date-month": "10", "child_birth_date-year": "2026"}


def device() -> Client:
    client = Client()
    client.force_login(Account.objects.get(username="lan"))
    return client


def opened(client: Client, page: str = PAGE) -> tuple[str, dict[str, str]]:
    """The address of a page, and what it asks to be sent back."""
    if not Draft.objects.exists():
        client.post(f"/apply/{CODE}/")
    path = f"/apply/{Draft.objects.get().pk}/{page}"
    seen = re.search(r'name="seen" value="([^"]*)"', text(client.get(path)))
    assert seen
    return path, {"seen": seen[1]}


def text(answer: Any) -> str:
    return str(answer.content.decode())


def test_answers_to_different_questions_of_one_page_both_stay(ward: Ward):
    phone, laptop = device(), device()
    (path, seen), (_path, seen_too) = opened(phone), opened(laptop)

    phone.post(path, seen | DAY)
    answer = laptop.post(path, seen_too | {"child_birth_place": "Huế"})

    assert answer.status_code == 422
    assert Draft.objects.get().answers == {
        "child_birth_date": "2026-10-01",
        "child_birth_place": "Huế",
    }


def test_what_another_device_wrote_is_shown_and_pressing_again_decides(ward: Ward):
    phone, laptop = device(), device()
    (path, seen), (_path, seen_too) = opened(phone), opened(laptop)

    phone.post(path, seen | DAY | {"child_birth_place": "Huế"})
    answer = laptop.post(path, seen_too | DAY | {"child_birth_place": "Vinh"})

    assert answer.status_code == 422
    assert "“Huế”" in text(answer)
    assert 'value="Vinh"' in text(answer)
    assert Draft.objects.get().answers["child_birth_place"] == "Huế"

    again = re.search(r'name="seen" value="([^"]*)"', text(answer))
    answer = laptop.post(path, {"seen": again[1]} | DAY | {"child_birth_place": "Vinh"})
    assert answer.status_code == 302
    assert Draft.objects.get().answers["child_birth_place"] == "Vinh"


def test_a_change_elsewhere_of_what_this_page_left_alone_stays_and_is_said(ward: Ward):
    phone, laptop = device(), device()
    path, seen = opened(phone)
    phone.post(path, seen | DAY | {"child_birth_place": "Huế"})
    (_path, seen), (_path, seen_too) = opened(phone), opened(laptop)

    phone.post(path, seen | DAY | {"child_birth_place": "Vinh"})
    answer = laptop.post(path, seen_too | DAY | {"child_birth_place": "Huế"}, follow=True)

    assert Draft.objects.get().answers["child_birth_place"] == "Vinh"
    assert "vừa được sửa ở nơi khác; nay là “Vinh”" in text(answer)


def test_what_was_changed_elsewhere_is_not_written_over_by_a_page_that_came_back(ward: Ward):
    phone, laptop = device(), device()
    path, seen = opened(phone)
    phone.post(path, seen | DAY | {"child_birth_place": "Huế"})
    (_path, seen), (_path, seen_too) = opened(phone), opened(laptop)
    phone.post(path, seen | DAY | {"child_birth_place": "Vinh"})

    for sent in ({"show": "x"}, {"child_birth_date-day": "32"}, {"drop": "x"}):
        answer = laptop.post(path, {**seen_too, "child_birth_place": "Huế", **sent})
        again = re.search(r'name="seen" value="([^"]*)"', text(answer))
        assert again
        laptop.post(path, {"seen": again[1], "child_birth_place": "Huế"} | DAY)
        assert Draft.objects.get().answers["child_birth_place"] == "Vinh"


def test_a_page_costs_at_most_twelve_statements_to_show_and_twelve_to_keep(ward: Ward):
    phone = device()
    path, seen = opened(phone)
    phone.get(path)

    with CaptureQueriesContext(connection) as showing:
        phone.get(path)
    with CaptureQueriesContext(connection) as keeping:
        phone.post(path, seen | DAY | {"child_birth_place": "Huế"})

    assert len(showing) <= 12, [each["sql"][:80] for each in showing]
    assert len(keeping) <= 12, [each["sql"][:80] for each in keeping]


def test_a_page_sent_twice_is_kept_once_and_leads_on_twice(ward: Ward):
    phone = device()
    path, seen = opened(phone)

    first, second = (phone.post(path, seen | DAY | {"child_birth_place": "Huế"}) for _ in "ab")

    assert first["Location"] == second["Location"]
    assert (first.status_code, second.status_code) == (302, 302)


def test_another_language_in_the_middle_keeps_the_answers(ward: Ward):
    phone = device()
    path, seen = opened(phone)
    phone.post(path, seen | DAY | {"child_birth_place": "Huế"})

    phone.cookies["language"] = "en"

    page = text(phone.get(path))
    assert "When and where was the child born?" in page
    assert 'value="Huế"' in page


def test_each_answer_keeps_where_it_is_from_and_since_when(ward: Ward):
    phone = device()
    path, seen = opened(phone)
    phone.post(path, seen | DAY | {"child_birth_place": "Huế"})
    first = Draft.objects.get().origins
    phone.post(path, DAY | {"child_birth_place": "Vinh"})

    second = Draft.objects.get().origins
    assert first["child_birth_date"]["from"] == "typed"
    assert second["child_birth_date"] == first["child_birth_date"]
    assert second["child_birth_place"]["at"] > first["child_birth_place"]["at"]


def test_forged_answers_to_what_is_not_asked_are_dropped_and_said(ward: Ward):
    phone = device()
    path, seen = opened(phone, "father_known")

    answer = phone.post(path, seen | {"father_known": "no", "father-name": "Ai đó"}, follow=True)

    assert "father_name" not in Draft.objects.get().answers
    assert "không được hỏi ở đây" in text(answer)
    assert phone.get(f"/apply/{Draft.objects.get().pk}/father").status_code == 404


@pytest.mark.parametrize("typed", ["x" * 1_000_000, "👶", "\x01\x02"])
def test_what_cannot_be_kept_is_said_beside_the_question(ward: Ward, typed: str):
    phone = device()
    path, seen = opened(phone, "child_name")

    answer = phone.post(path, seen | {"child_name": typed})

    assert answer.status_code == 422
    assert 'id="child_name-error"' in text(answer)
    assert "child_name" not in Draft.objects.get().answers


def test_what_is_to_be_known_is_said_as_soon_as_the_answers_decide_it(ward: Ward):
    phone = device()
    path, seen = opened(phone)
    late = DAY | {"child_birth_date-year": "2025"}

    before = text(phone.get(path))
    phone.post(path, seen | late | {"child_birth_place": "Huế"})

    assert "quá 60 ngày" not in before
    assert "quá 60 ngày" in text(phone.get(path))
