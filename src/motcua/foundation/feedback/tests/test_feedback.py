"""Readers are heard, and floods are not."""

from datetime import UTC, datetime, timedelta

import pytest

from motcua.foundation.feedback.actions import (
    MOST,
    forget_old_reports,
    report_problem,
    settle_problem,
)
from motcua.foundation.feedback.queries import KEPT, old_reports, open_reports
from motcua.foundation.journal.queries import entries_about
from motcua.kit.actor import VISITOR, Actor
from motcua.kit.errors import NotAllowed, NotFound, Refused

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 3, tzinfo=UTC)
ADMIN = Actor(account_id=None, person_id=None, name="An", roles=frozenset({("admin", 1)}))


def report(words: str = "Nút không bấm được", *, now: datetime = NOW) -> int:
    return report_problem(
        page="/search?q=x", words=words, contact="", actor=VISITOR, address="10.0.0.1", now=now
    )


def test_a_report_waits_until_somebody_settles_it():
    number = report()
    assert [line.words for line in open_reports()] == ["Nút không bấm được"]

    settle_problem(report_id=number, actor=ADMIN, now=NOW)
    settle_problem(report_id=number, actor=ADMIN, now=NOW)

    assert open_reports() == []
    kinds = [entry.kind for entry in entries_about(f"report:{number}")]
    assert kinds == ["feedback.problem_reported", "feedback.problem_settled"]


def test_the_words_of_a_reader_stay_out_of_the_journal():
    entry = entries_about(f"report:{report('số của tôi là 048196000001')}")[0]
    assert "048196000001" not in repr(entry)


def test_nothing_is_no_report_and_a_flood_is_stopped():
    with pytest.raises(Refused):
        report("  ")
    for _n in range(MOST):
        report()
    with pytest.raises(Refused):
        report()
    assert report(now=NOW + timedelta(hours=2))


def test_only_those_who_run_the_node_settle():
    with pytest.raises(NotAllowed):
        settle_problem(report_id=report(), actor=VISITOR, now=NOW)
    with pytest.raises(NotFound):
        settle_problem(report_id=99_999, actor=ADMIN, now=NOW)


def test_reports_go_when_their_time_is_over_with_an_entry():
    report()
    soon, late = NOW + KEPT - timedelta(days=1), NOW + KEPT + timedelta(days=1)

    assert (old_reports(now=soon), forget_old_reports(actor=ADMIN, now=soon)) == (0, 0)
    assert (old_reports(now=late), forget_old_reports(actor=ADMIN, now=late)) == (1, 1)
    assert [entry.event.count for entry in entries_about("retention:reports")] == [1]
