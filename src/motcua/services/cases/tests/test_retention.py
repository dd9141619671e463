"""A draft that nobody goes on with is deleted in time, with its papers and with an entry."""

import os
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from motcua.foundation.journal.queries import entries_about
from motcua.foundation.notifications.models import Message
from motcua.foundation.organisations.models import Profile
from motcua.instruments.documents.actions import forget_unneeded
from motcua.instruments.documents.errors import Lost
from motcua.instruments.documents.files import path_of
from motcua.instruments.documents.queries import read
from motcua.kit.actor import system
from motcua.services.cases.actions import retention
from motcua.services.cases.actions.papers import keep_paper
from motcua.services.cases.actions.receipts import write_receipt
from motcua.services.cases.actions.retention import expire_drafts
from motcua.services.cases.models import Case, CasePaper, Draft, DraftPaper
from motcua.services.cases.queries.drafts import draft_of, drafts_of
from motcua.services.cases.queries.retention import expired_drafts, files_of_cases
from motcua.services.cases.tests.conftest import Ward, photo

pytestmark = pytest.mark.django_db

ME = system("test")


def left(draft_id, *, days: float) -> None:
    """As if nobody had touched the draft for so long."""
    Draft.objects.filter(pk=draft_id).update(changed_at=F("changed_at") - timedelta(days=days))


def now() -> datetime:
    return datetime.now(UTC)


def test_a_draft_left_for_the_days_of_the_profile_is_deleted_with_an_entry(ward: Ward):
    old, fresh = ward.draft(ward.lan), ward.draft(ward.huy)
    left(old, days=31)
    left(fresh, days=29)

    assert expired_drafts(now=now()) == 1
    assert expire_drafts(actor=ME, now=now()) == 1

    assert list(Draft.objects.values_list("pk", flat=True)) == [fresh]
    assert not DraftPaper.objects.filter(draft_id=old).exists()
    (entry,) = entries_about("retention:drafts")
    assert (entry.event.count, entry.event.days, entry.event.draft_ids) == (1, 30, [str(old)])


def test_a_file_that_another_draft_also_holds_outlives_the_first(ward: Ward):
    old, fresh = ward.draft(ward.lan), ward.draft(ward.huy)
    name = DraftPaper.objects.get(draft_id=old).sha256
    os.utime(path_of(name), (0, 0))
    left(old, days=31)

    expire_drafts(actor=ME, now=now())
    forget_unneeded(actor=ME, now=now())
    assert read(name) == photo()

    left(fresh, days=31)
    expire_drafts(actor=ME, now=now())
    forget_unneeded(actor=ME, now=now())
    with pytest.raises(Lost):
        read(name)


def test_files_of_a_case_stay_for_ever(ward: Ward):
    case = ward.submitted()
    receipt = write_receipt(case_id=case.pk)
    paper = case.papers.get().sha256
    Case.objects.filter(pk=case.pk).update(result_sha256="ab" * 32)

    assert files_of_cases([receipt, paper, "ab" * 32, "cd" * 32]) == {receipt, paper, "ab" * 32}


def test_every_field_that_holds_the_hash_of_a_file_keeps_that_file():
    held = {
        (model, field.name)
        for model in (Draft, DraftPaper, Case, CasePaper)
        for field in model._meta.get_fields()
        if field.name.endswith("sha256")
    }

    with connection.execute_wrapper(lambda run, sql, *rest: asked.append(sql) or run(sql, *rest)):
        asked: list[str] = []
        files_of_cases(["ab" * 32])

    assert len(asked) == 1
    assert all(f'"{model._meta.db_table}"."{name}"' in asked[0] for model, name in held)


def test_giving_a_file_counts_as_going_on(ward: Ward):
    draft = ward.draft()
    left(draft, days=31)

    keep_paper(
        draft_id=draft, key="birth_paper", name="giay.jpg", content=photo("red"), actor=ward.lan
    )

    assert expire_drafts(actor=ME, now=now()) == 0


def test_the_writer_is_told_once_before_a_draft_is_deleted(ward: Ward):
    ending, fresh = ward.draft(ward.lan), ward.draft(ward.huy)
    left(ending, days=26)
    left(fresh, days=24)

    assert [retention.remind_of_drafts(actor=ME, now=now()) for _twice in range(2)] == [1, 0]

    message = Message.objects.get(kind="draft-ends")
    assert (message.person_id, message.link) == (ward.lan.person_id, f"/apply/{ending}/")
    last = timezone.localtime(draft_of(ending, actor=ward.lan).kept_until)
    assert f"{last:%d/%m/%Y}" in message.subject
    assert "Trần" not in message.text


def test_a_draft_that_was_gone_on_with_is_told_of_again_at_its_next_pause(ward: Ward):
    draft = ward.draft()
    left(draft, days=26)
    retention.remind_of_drafts(actor=ME, now=now())
    Draft.objects.filter(pk=draft).update(changed_at=now() - timedelta(minutes=1))
    Draft.objects.filter(pk=draft).update(reminded_at=now() - timedelta(days=1))

    assert retention.remind_of_drafts(actor=ME, now=now() + timedelta(days=26)) == 1
    assert Message.objects.filter(kind="draft-ends").count() == 2


def test_a_profile_that_says_nothing_deletes_nothing(ward: Ward):
    draft = ward.draft()
    left(draft, days=4000)
    Profile.objects.update(retention={})

    assert expired_drafts(now=now()) == 0
    assert expire_drafts(actor=ME, now=now()) == 0
    assert retention.remind_of_drafts(actor=ME, now=now()) == 0
    assert draft_of(draft, actor=ward.lan).kept_until is None


def test_many_drafts_go_in_acts_of_a_bounded_size(ward: Ward, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(retention, "BATCH", 1)
    for person in (ward.lan, ward.huy):
        left(ward.draft(person), days=31)

    assert expire_drafts(actor=ME, now=now()) == 2
    assert [e.event.count for e in entries_about("retention:drafts")] == [1, 1]


def test_the_list_says_until_when_a_draft_is_kept(ward: Ward):
    ward.draft()
    (line,) = drafts_of(ward.lan)

    assert line.kept_until == line.changed_at + timedelta(days=30)


def test_my_cases_says_the_last_day_of_a_draft(ward: Ward, client):
    ward.draft()
    client.force_login(get_user_model().objects.get(username="lan"))
    (line,) = drafts_of(ward.lan)
    last = timezone.localtime(line.kept_until).date()

    assert f"lưu đến {last:%d/%m/%Y}" in client.get("/cases/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_draft_that_somebody_is_changing_now_is_left_for_the_next_run(ward: Ward):
    draft = ward.draft()
    left(draft, days=31)
    locked, finish = Event(), Event()

    def write() -> None:
        try:
            with transaction.atomic():
                Draft.objects.select_for_update().get(pk=draft)
                locked.set()
                finish.wait(10)
        finally:
            connection.close()

    writer = Thread(target=write)
    writer.start()
    locked.wait(10)
    during = expire_drafts(actor=ME, now=now())
    finish.set()
    writer.join()

    assert (during, expire_drafts(actor=ME, now=now())) == (0, 1)
