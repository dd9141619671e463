"""The frame of every page: languages, refusals, errors, plain pages, health."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.web.shared import errors
from motcua.web.shared.middleware import RefusalMiddleware

PAGES = ("/privacy", "/accessibility", "/contact")


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_a_browser_that_speaks_english_gets_vietnamese_until_its_reader_chooses(
    client: Client, db: None
) -> None:
    first = client.get("/privacy", headers={"accept-language": "en-US"})
    chosen = client.get("/language/en?next=/privacy%3Fa%3D1")
    second = client.get(chosen["Location"])

    assert '<html lang="vi"' in text(first)
    assert chosen["Location"] == "/privacy?a=1"
    assert '<html lang="en"' in text(second)


@pytest.mark.parametrize(
    "target",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""],
)
def test_the_language_switch_never_leads_to_another_site(client: Client, target: str) -> None:
    response = client.get("/language/en", {"next": target})

    assert response["Location"] == "/"


def test_a_language_that_we_do_not_speak_is_no_page(client: Client, db: None) -> None:
    assert client.get("/language/fr").status_code == 404


@pytest.mark.parametrize("address", PAGES)
def test_a_plain_page_asks_the_database_nothing(
    client: Client, db: None, address: str, django_assert_num_queries: Callable[..., Any]
) -> None:
    with django_assert_num_queries(0):
        response = client.get(address)

    assert response.status_code == 200
    assert 'href="#main"' in text(response)


def test_the_page_names_the_unit_and_the_sandbox(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "profile.yaml").write_text(
        "operator: {name: {vi: Phường Thử, en: Trial Ward}}", encoding="utf-8"
    )
    settings.PROFILE, settings.DEMO = tmp_path, True

    html = text(client.get("/contact"))

    assert "Phường Thử" in html
    assert "Đây là bản thử" in html


def test_without_the_demo_there_is_neither_banner_nor_gallery(
    client: Client, db: None, settings: Any
) -> None:
    settings.DEMO = False

    assert "sandbox" not in text(client.get("/contact"))
    assert client.get("/gallery/").status_code == 404


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (Refused("Hồ sơ này đã được quyết định."), 409),
        (NotAllowed("Bạn không xem được hồ sơ này."), 403),
        (NotFound("Không có hồ sơ này."), 404),
    ],
)
def test_a_refusal_is_a_page_with_its_sentence_and_its_status(
    rf: RequestFactory, refusal: Refused, status: int
) -> None:
    def refuse(request: HttpRequest) -> HttpResponse:
        raise refusal

    response = RefusalMiddleware(refuse).process_exception(rf.get("/cases/1"), refusal)

    assert response is not None
    assert response.status_code == status
    assert f'<h1 class="govuk-heading-l">{refusal}</h1>' in text(response)


def test_other_exceptions_are_not_refusals(rf: RequestFactory) -> None:
    middleware = RefusalMiddleware(lambda request: HttpResponse())

    assert middleware.process_exception(rf.get("/"), ValueError()) is None


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("status", sorted(errors.WORDS))
def test_an_error_page_says_what_happened_what_is_kept_and_what_to_do(
    rf: RequestFactory, status: int, language: str
) -> None:
    words = errors.WORDS[status]
    with translation.override(language):
        response = errors.error_page(rf.get("/cases/"), status)
        sentences = [str(words.happened), str(words.kept), str(words.do)]
    with translation.override("en"):
        spoken_in_english = str(words.happened) in text(response)

    assert response.status_code == status
    assert [sentence for sentence in sentences if sentence not in text(response)] == []
    assert spoken_in_english == (language == "en")


def test_a_request_that_is_too_large_says_so(rf: RequestFactory) -> None:
    response = errors.bad_request(rf.post("/cases/"), RequestDataTooBig())

    assert response.status_code == 413
    assert "Nội dung gửi quá lớn" in text(response)


def test_a_broken_page_needs_no_database_and_says_nothing_of_who_signed_in(
    rf: RequestFactory,
) -> None:
    html = text(errors.server_error(rf.get("/office/")))

    assert "Có trục trặc ở phía chúng tôi" in html
    assert "/sign-in" not in html
    assert 'class="govuk-template office"' in html


def test_a_forged_form_is_refused_in_words(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/sign-in", {"username": "x"})

    assert response.status_code == 403
    assert "Biểu mẫu này đã quá cũ" in text(response)


def test_health_is_asked_without_a_database(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


def test_readiness_asks_the_database(client: Client, db: None) -> None:
    assert client.get("/readyz").content == b"ok\n"


def test_a_strict_policy_goes_with_every_page(client: Client) -> None:
    policy = client.get("/privacy")["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
