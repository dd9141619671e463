"""Administrators read the journal and tend what failed."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings as configured
from django.db import connection, transaction
from django.test import Client

from motcua.foundation.identity.actions import create_account, create_person, grant_role
from motcua.foundation.identity.enums import Role
from motcua.foundation.journal import follow, holding
from motcua.foundation.journal.actions import record
from motcua.foundation.journal.events import SubscriptionRebuilt
from motcua.foundation.journal.models import Held
from motcua.foundation.journal.queries import entries, entries_about
from motcua.foundation.organisations.actions import load_profile
from motcua.foundation.organisations.queries import operator
from motcua.kit.actor import system
from motcua.kit.events import Subscription
from motcua.web.shared.tests.entering import enter

ME = system("test")
PAGES = ["", "dead-letters/", "jobs/", "health/"]


def somebody(name: str, role: Role) -> Client:
    """A person with a role, who has signed in and reads English."""
    person = create_person(
        full_name=name,
        birth_date=date(1980, 1, 1),
        personal_number=f"04808000000{len(name) % 10}",
        sex="male",
        nationality="Việt Nam",
        actor=ME,
    )
    account = create_account(
        username=name.lower(), password="correct horse 7", person_id=person, actor=ME
    )
    grant_role(
        account_id=account,
        role=role,
        unit_id=operator().id,
        valid_from=date(2025, 7, 1),
        title_vi="",
        title_en="",
        actor=ME,
    )
    client = enter(Client(), name.lower())
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def admin(db) -> Client:
    load_profile(configured.PROFILE, ME)
    client = somebody("Admin", Role.ADMIN)
    follow.give_positions()
    return client


def refuse(entry: object) -> None:
    raise RuntimeError("no paper")


def dead_letter() -> Held:
    """An entry that a subscription refused as often as it was tried."""
    subscription = Subscription("test.refuses", (SubscriptionRebuilt,), refuse, batch=False)
    with transaction.atomic():
        record(SubscriptionRebuilt(subscription_id="x"), actor=ME)
    follow.give_positions()
    follow.advance(subscription)
    for day in range(1, holding.TRIES):
        follow.retry_held(subscription, datetime.now(UTC) + timedelta(days=day))
    return Held.objects.get()


def failed_job() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status) "
            "VALUES ('paper', 'test.write', 'failed') RETURNING id"
        )
        return cursor.fetchone()[0]


def job_status(job_id: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs WHERE id = %s", [job_id])
        return cursor.fetchone()[0]


@pytest.mark.parametrize("page", PAGES)
def test_administration_is_for_administrators_only(admin, page):
    officer = somebody("Officer", Role.OFFICER)

    assert admin.get(f"/office/admin/{page}").status_code == 200
    assert officer.get(f"/office/admin/{page}").status_code == 403
    assert Client().get(f"/office/admin/{page}").status_code == 302
    assert b"/office/admin/" not in officer.get("/office/").content


def test_the_journal_is_read_as_sentences_and_narrowed(admin):
    html = admin.get("/office/admin/").content.decode()
    assert "The system (test) opened account" in html

    narrowed = admin.get("/office/admin/?kind=identity.person_created").content.decode()
    assert "The system (test) entered person" in narrowed
    assert "opened account" not in narrowed
    assert "Nothing that fits" in admin.get("/office/admin/?actor=nobody").content.decode()


def test_older_entries_are_one_link_away(admin):
    with transaction.atomic():
        for number in range(60):
            record(SubscriptionRebuilt(subscription_id=f"s{number}"), actor=ME)
    follow.give_positions()

    first = admin.get("/office/admin/?kind=journal.subscription_rebuilt")
    second = admin.get(first.context["older_href"])

    assert "let s59 begin" in first.content.decode()
    assert len(first.context["rows"]) == 50
    assert len(second.context["rows"]) == 10
    assert second.context["older_href"] == ""


@pytest.mark.parametrize(
    "query", ["before=abc", "before=99999999999999999999", "actor=%25'--", "kind=x"]
)
def test_a_nonsense_question_is_answered_with_a_page(admin, query):
    assert admin.get(f"/office/admin/?{query}").status_code == 200


def test_an_entry_shows_its_facts(admin):
    (newest,) = entries.newest(size=1)

    html = admin.get(f"/office/admin/entries/{newest.id}/").content.decode()

    assert "Not sealed yet" in html
    assert newest.subject in html
    assert admin.get("/office/admin/entries/999999999/").status_code == 404


def test_a_dead_letter_is_retried_or_discarded_with_a_reason(admin):
    held = dead_letter()
    address = f"/office/admin/dead-letters/{held.pk}/"
    assert "test.refuses" in admin.get("/office/admin/dead-letters/").content.decode()

    assert admin.post(address, {"act": "retry"}).status_code == 302
    held.refresh_from_db()
    assert held.next_try_at is not None
    assert admin.post(address, {"act": "discard", "reason": " "}).status_code == 422
    assert admin.post(address, {"act": "discard", "reason": "on paper"}).status_code == 302

    assert not Held.objects.exists()
    kinds = [entry.kind for entry in entries_about("subscription:test.refuses")]
    assert kinds == ["journal.delivery_retried", "journal.delivery_discarded"]
    assert admin.get(address).status_code == 404


def test_a_failed_job_runs_again_and_a_waiting_one_is_cancelled(admin):
    job_id = failed_job()
    address = f"/office/admin/jobs/{job_id}/"
    assert "test.write" in admin.get("/office/admin/jobs/").content.decode()

    assert admin.post(address, {"act": "cancel"}).status_code == 409
    assert admin.post(address, {"act": "retry"}).status_code == 302
    assert job_status(job_id) == "todo"
    assert admin.post(address, {"act": "cancel"}).status_code == 302
    assert job_status(job_id) == "cancelled"
    assert [entry.event.name for entry in entries_about(f"job:{job_id}")] == ["test.write"] * 2


def test_health_says_how_far_followers_are_behind_and_that_no_worker_is_alive(admin):
    html = admin.get("/office/admin/health/").content.decode()

    assert "No worker is alive" in html
    assert "services.cases.handlers.receipt_follows" in html
    assert f"PostgreSQL {connection.pg_version // 10_000}" in html
