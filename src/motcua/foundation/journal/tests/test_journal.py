"""The journal keeps what happened, and tells when somebody changed it."""

import threading
from collections.abc import Sequence

import pytest
from django.db import IntegrityError, connection, connections, transaction

from motcua.foundation.journal import follow
from motcua.foundation.journal.actions import record
from motcua.foundation.journal.models import Position, Progress
from motcua.foundation.journal.queries import EntryLine, entries_about, verify
from motcua.kit.actor import system
from motcua.kit.events import Subscription, event

ME = system("test")


@event("test.counted", subject="thing")
class Counted:
    thing_id: int
    what: str = "one"


def say(thing: int, what: str = "one") -> int:
    with transaction.atomic():
        return record(Counted(thing_id=thing, what=what), actor=ME)


def listener(heard: list[str]) -> Subscription:
    def hear(entry: EntryLine) -> None:
        heard.append(entry.event.what)

    return Subscription("test.listener", (Counted,), hear, batch=False)


def alter(sql: str) -> None:
    """Change the table as somebody with the owner's rights could."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_never_changed")
        cursor.execute(sql)
        cursor.execute("ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_never_changed")


@pytest.mark.django_db
def test_the_entries_of_a_subject_form_a_chain():
    say(1), say(2), say(1, "two")

    history = entries_about("thing:1")

    assert [(e.number, e.event.what) for e in history] == [(1, "one"), (2, "two")]
    assert history[0].actor == ME
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
@pytest.mark.parametrize(
    ("sql", "number"),
    [
        ("UPDATE journal_entry SET data = data || '{\"what\": \"x\"}' WHERE number = 2", 2),
        ("UPDATE journal_entry SET actor = actor || '{\"name\": \"x\"}' WHERE number = 3", 3),
        ("UPDATE journal_entry SET at = at + interval '1 second' WHERE number = 1", 1),
        ("DELETE FROM journal_entry WHERE number = 2", 3),
        ("DELETE FROM journal_entry WHERE number = 4", 3),
    ],
)
def test_verify_names_the_first_entry_that_was_altered_by_hand(sql, number):
    for what in ("a", "b", "c", "d"):
        say(1, what)

    alter(sql)

    fault = verify()
    assert fault is not None
    assert (fault.subject, fault.number) == ("thing:1", number)


@pytest.mark.django_db
def test_a_handler_hears_each_entry_once_and_in_order():
    for what in ("a", "b", "c"):
        say(1, what)
    heard: list[str] = []

    follow.give_positions()
    follow.advance(listener(heard))
    follow.advance(listener(heard))

    assert heard == ["a", "b", "c"]


@pytest.mark.django_db
def test_a_handler_that_fails_hears_the_entry_again():
    say(1, "a")
    follow.give_positions()
    heard: list[str] = []

    def fail(entry: EntryLine) -> None:
        raise RuntimeError("no paper")

    with pytest.raises(RuntimeError):
        follow.advance(Subscription("test.listener", (Counted,), fail, batch=False))
    follow.advance(listener(heard))

    assert heard == ["a"]


@pytest.mark.django_db
def test_a_batch_is_handed_over_at_once():
    for thing in range(5):
        say(thing)
    sizes: list[int] = []

    def take(entries: Sequence[EntryLine]) -> None:
        sizes.append(len(entries))

    follow.give_positions()
    follow.advance(Subscription("test.batch", (Counted,), take, batch=True))

    assert sizes == [5]
    assert Progress.objects.get(pk="test.batch").position == 5


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
