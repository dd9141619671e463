"""The applicant is told what happens to a case: once, and no more than needed."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from motcua.foundation.journal import follow
from motcua.foundation.journal.queries import entries_about
from motcua.foundation.notifications.models import Message
from motcua.services.cases.actions.decision import sign_result
from motcua.services.cases.handlers import applicant_is_told
from motcua.services.cases.notices import NEWS_FOR, tell_applicant
from motcua.services.cases.tests.conftest import WEDNESDAY, Ward

pytestmark = pytest.mark.django_db


def follow_all() -> None:
    while follow.follow_once():
        pass


def kinds(ward: Ward) -> list[str]:
    rows = Message.objects.filter(person_id=ward.lan.person_id).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def issue(ward: Ward, outcome: str):
    case = ward.proposed(outcome, "Giấy chứng sinh không hợp lệ" if outcome == "refused" else "")
    return sign_result(case_id=case.pk, actor=ward.leader, now=WEDNESDAY)


@pytest.mark.parametrize("outcome", ["granted", "refused"])
def test_the_applicant_hears_of_each_step_once(outcome: str, ward: Ward):
    case = issue(ward, outcome)
    follow_all()
    for entry in entries_about(f"case:{case.pk}"):
        if entry.kind in {"cases.submitted", "cases.received", "cases.result_issued"}:
            applicant_is_told(entry)

    assert kinds(ward) == ["case-submitted", "case-received", f"case-{outcome}"]
    message = Message.objects.last()
    assert message.link == f"/cases/{case.receipt}/"
    assert message.about == f"case:{case.pk}"
    assert message.unit_id == case.competent_unit_id


def test_a_message_says_the_service_and_the_code_and_nothing_of_the_case(ward: Ward):
    case = issue(ward, "refused")
    follow_all()
    words = " ".join(f"{m.subject} {m.text}" for m in Message.objects.all())

    assert case.code in words
    assert case.receipt in words
    assert "Đăng ký khai sinh" in words
    for private in ("Trần", "Minh An", "048196000001", "chứng sinh", "Bạch Đằng"):
        assert private not in words


def test_the_day_in_the_message_is_the_day_that_was_promised(ward: Ward):
    case = ward.received()
    follow_all()

    due = timezone.localtime(case.due_at)
    subject = Message.objects.get(kind="case-received").subject
    assert f"{due:%H:%M}" in subject
    assert f"{due:%d/%m/%Y}" in subject


def test_what_happened_long_ago_is_not_told(ward: Ward):
    case = ward.submitted()
    (entry,) = [e for e in entries_about(f"case:{case.pk}") if e.kind == "cases.submitted"]

    tell_applicant(entry, now=entry.at + NEWS_FOR + timedelta(seconds=1))
    assert not Message.objects.exists()

    tell_applicant(entry, now=datetime.now(entry.at.tzinfo))
    assert Message.objects.count() == 1
