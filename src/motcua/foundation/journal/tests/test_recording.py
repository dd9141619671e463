"""An act and its entry are one; an entry is never changed."""

import threading

import pytest
from django.db import IntegrityError, connection, connections, transaction

from motcua.foundation.journal import follow
from motcua.foundation.journal.actions import record
from motcua.foundation.journal.models import Position
from motcua.foundation.journal.queries import entries_about, verify
from motcua.foundation.journal.tests.things import ME, Counted, listener, say


@pytest.mark.django_db
def test_the_entries_of_a_subject_form_a_chain():
    say(1), say(2), say(1, "two")

    history = entries_about("thing:1")

    assert [(e.number, e.event.what) for e in history] == [(1, "one"), (2, "two")]
    assert history[0].actor == ME
    follow.give_positions()
    assert verify() is None


@pytest.mark.django_db
def test_nothing_stays_of_an_act_that_was_undone():
    with pytest.raises(RuntimeError), transaction.atomic():
        record(Counted(thing_id=1), actor=ME)
        raise RuntimeError("the power went off")

    assert entries_about("thing:1") == []
    assert follow.give_positions() == 0


@pytest.mark.django_db(transaction=True)
def test_an_act_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        record(Counted(thing_id=1), actor=ME)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act", ["UPDATE journal_entry SET note = 'x'", "DELETE FROM journal_entry"]
)
def test_the_database_refuses_to_change_an_entry(act):
    say(1)
    with pytest.raises(IntegrityError, match="only added to"), connection.cursor() as cursor:
        cursor.execute(act)


@pytest.mark.django_db(transaction=True)
def test_an_entry_whose_transaction_was_overtaken_is_not_skipped():
    recorded, overtaken = threading.Event(), threading.Event()

    def slow() -> None:
        try:
            with transaction.atomic():
                record(Counted(thing_id=1, what="slow"), actor=ME)
                recorded.set()
                overtaken.wait(10)
        finally:
            connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    recorded.wait(10)
    heard: list[str] = []
    say(2, "fast")
    follow.give_positions()
    follow.advance(listener(heard))
    overtaken.set()
    thread.join()
    follow.give_positions()
    follow.advance(listener(heard))

    assert heard == ["fast", "slow"]
    assert list(Position.objects.order_by("position").values_list("position", flat=True)) == [1, 2]
