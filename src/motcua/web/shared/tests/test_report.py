"""A problem is reported from any page; a notice stands on every page; machines get problems."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory

from motcua.foundation.feedback.queries import open_reports
from motcua.kit.errors import NotAllowed
from motcua.web.shared.middleware import RefusalMiddleware
from motcua.web.shared.notice import notice
from motcua.web.shared.report import own_path

pytestmark = pytest.mark.django_db


def test_every_page_leads_to_a_report_about_itself(client: Client) -> None:
    page = client.get("/contact").content.decode()
    assert "/report?page=%2Fcontact" in page

    answer = client.post("/report", {"page": "/contact?x=1", "words": "Số điện thoại sai"})

    assert (answer.status_code, answer["Location"]) == (302, "/contact")
    assert [(r.page, r.words) for r in open_reports()] == [("/contact", "Số điện thoại sai")]


def test_an_empty_report_is_asked_for_again_with_what_was_written(client: Client) -> None:
    answer = client.post("/report", {"page": "/", "words": "", "contact": "an@example.org"})

    assert answer.status_code == 422
    assert "an@example.org" in answer.content.decode()


@pytest.mark.parametrize("page", ["//evil.example/", "https://evil.example", "javascript:x", ""])
def test_a_report_never_leads_away(page: str) -> None:
    assert own_path(page) == "/"


def test_a_notice_stands_until_its_time_is_over(
    client: Client, settings: LazySettings, tmp_path: Path
) -> None:
    settings.VAR = tmp_path
    path = tmp_path / "notice.json"
    facts = {"vi": "Bảo trì <đêm nay>", "en": "Maintenance tonight", "until": "2026-12-01T06:00Z"}
    path.write_text(json.dumps(facts), encoding="utf-8")

    assert "Bảo trì &lt;đêm nay&gt;" in client.get("/contact").content.decode()
    assert notice(path, "en", datetime(2026, 12, 1, 5, tzinfo=UTC)) == "Maintenance tonight"
    assert notice(path, "en", datetime(2026, 12, 1, 6, tzinfo=UTC)) == ""
    path.unlink()
    assert notice(path, "vi") == ""


def test_a_broken_notice_breaks_no_page(tmp_path: Path) -> None:
    path = tmp_path / "notice.json"
    path.write_text("{", encoding="utf-8")
    assert notice(path, "vi") == ""


def test_a_machine_gets_a_problem_and_a_person_a_page() -> None:
    middleware = RefusalMiddleware(lambda request: None)  # type: ignore[arg-type, return-value]
    request = RequestFactory().get("/api/v1/cases/1")

    answer = middleware.process_exception(request, NotAllowed("You may not read this case."))

    assert answer is not None
    assert answer["Content-Type"] == "application/problem+json"
    assert json.loads(answer.content) == {
        "type": "about:blank",
        "title": "Forbidden",
        "status": 403,
        "detail": "You may not read this case.",
        "instance": "/api/v1/cases/1",
    }
    unknown = Client().get("/api/v1/nothing")
    assert (unknown.status_code, unknown["Content-Type"]) == (404, "application/problem+json")
