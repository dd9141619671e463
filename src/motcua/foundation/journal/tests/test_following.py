"""Subscriptions hear everything in order, and one failure holds back one subject only."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from motcua.foundation.journal import follow, holding
from motcua.foundation.journal.actions import record
from motcua.foundation.journal.actions.deliveries import discard_delivery, rebuild, retry_delivery
from motcua.foundation.journal.models import Held, Progress
from motcua.foundation.journal.queries import EntryLine, entries_about
from motcua.foundation.journal.queries.held import count_dead, held_back
from motcua.foundation.journal.tests.things import ME, Counted, listener, say
from motcua.kit.actor import Actor
from motcua.kit.context import request_id
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.kit.events import Subscription

LATER = datetime.now(UTC) + timedelta(days=1)
OFFICER = Actor(2, 2, "Bình", frozenset({("officer", 7)}))


def fail_until_dead(subscription: Subscription) -> None:
    follow.give_positions()
    follow.advance(subscription)
    for _ in range(holding.TRIES):
        follow.retry_held(subscription, LATER + timedelta(days=1))


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


@pytest.mark.django_db
def test_only_the_subject_whose_entry_fails_waits():
    say(1, "a1"), say(2, "bad"), say(1, "a2"), say(2, "b2"), say(3, "c1")
    heard: list[str] = []

    follow.give_positions()
    follow.advance(listener(heard, refuses=lambda what: what == "bad"))
    say(2, "b3"), say(1, "a3")
    follow.give_positions()
    follow.advance(listener(heard))

    assert heard == ["a1", "a2", "c1", "a3"]
    follow.retry_held(listener(heard), LATER)
    assert heard[4:] == ["bad", "b2", "b3"]
    assert not Held.objects.exists()


@pytest.mark.django_db
def test_what_a_handler_wrote_for_a_failed_entry_is_undone():
    say(1, "first"), say(2, "second")

    def write_and_fail(entry: EntryLine) -> None:
        Progress.objects.create(subscription=f"written for {entry.event.what}")
        if entry.event.what == "first":
            raise RuntimeError("no paper")

    follow.give_positions()
    follow.advance(Subscription("test.writer", (Counted,), write_and_fail, batch=False))

    written = Progress.objects.filter(pk__startswith="written").values_list("pk", flat=True)
    assert list(written) == ["written for second"]


@pytest.mark.django_db
def test_in_a_batch_the_culprit_is_found_and_the_others_are_counted_once():
    for thing, what in [(1, "good"), (2, "bad"), (3, "good"), (2, "good")]:
        say(thing, what)
    counted: Counter[str] = Counter()

    def count(entries: Sequence[EntryLine]) -> None:
        if any(entry.event.what == "bad" for entry in entries):
            raise RuntimeError("cannot count this")
        counted.update(entry.subject for entry in entries)

    follow.give_positions()
    follow.advance(Subscription("test.batch", (Counted,), count, batch=True))

    assert counted == {"thing:1": 1, "thing:3": 1}
    assert list(Held.objects.order_by("position").values_list("position", "tries")) == [
        (2, 1),
        (4, 0),
    ]


@pytest.mark.django_db
def test_the_waits_grow_until_the_entry_is_a_dead_letter():
    say(1, "bad"), say(1, "after")
    subscription = listener([], refuses=lambda what: what == "bad")
    follow.give_positions()
    follow.advance(subscription)
    now, waits = datetime.now(UTC), []

    for _ in range(holding.TRIES - 2):
        now = Held.objects.get(tries__gt=0).next_try_at
        follow.retry_held(subscription, now)
        waits.append((Held.objects.get(tries__gt=0).next_try_at - now).total_seconds())
    follow.retry_held(subscription, LATER)

    assert waits == [15, 45, 135, 405, 1215, 3645]
    assert count_dead() == 1
    assert follow.retry_held(subscription, LATER + timedelta(days=9)) == 0
    (line,) = held_back()
    assert (line.is_dead, line.waiting, line.tries) == (True, 1, holding.TRIES)


@pytest.mark.django_db
def test_the_error_is_kept_without_its_words():
    say(1, "Trần Thị Lan, 048196000001")

    follow.give_positions()
    follow.advance(listener([], refuses=lambda what: True))

    error = Held.objects.get().error
    assert error.startswith("RuntimeError in hear, foundation/journal/tests/things.py:")
    assert "Lan" not in error


@pytest.mark.django_db
def test_a_dead_letter_is_retried_by_hand_and_its_subject_follows_in_order():
    say(1, "bad"), say(1, "then"), say(1, "last")
    fail_until_dead(listener([], refuses=lambda what: what == "bad"))
    heard: list[str] = []

    retry_delivery(held_id=held_back()[0].id, actor=ME, now=LATER)
    follow.retry_held(listener(heard), LATER)

    assert heard == ["bad", "then", "last"]
    assert [e.kind for e in entries_about("subscription:test.listener")] == [
        "journal.delivery_retried"
    ]


@pytest.mark.django_db
def test_a_dead_letter_is_discarded_with_a_reason_and_the_rest_goes_on():
    say(1, "bad"), say(1, "then")
    fail_until_dead(listener([], refuses=lambda what: what == "bad"))
    heard: list[str] = []
    dead = held_back()[0].id

    with pytest.raises(Refused):
        discard_delivery(held_id=dead, reason=" ", actor=ME, now=LATER)
    discard_delivery(held_id=dead, reason="sent on paper", actor=ME, now=LATER)
    follow.retry_held(listener(heard), LATER)

    assert heard == ["then"]
    (entry,) = entries_about("subscription:test.listener")
    assert entry.event.reason == "sent on paper"
    with pytest.raises(NotFound):
        discard_delivery(held_id=dead, reason="again", actor=ME, now=LATER)


@pytest.mark.django_db
def test_only_an_administrator_tends_the_journal():
    say(1, "bad")
    fail_until_dead(listener([], refuses=lambda what: True))
    dead = held_back()[0].id

    with pytest.raises(NotAllowed):
        retry_delivery(held_id=dead, actor=OFFICER, now=LATER)
    with pytest.raises(NotAllowed):
        discard_delivery(held_id=dead, reason="no", actor=OFFICER, now=LATER)
    with pytest.raises(NotAllowed):
        rebuild(subscription="test.listener", actor=OFFICER)


@pytest.mark.django_db
def test_a_projection_built_again_from_zero_equals_itself(subscribed):
    counts: Counter[str] = Counter()

    def count(entries: Sequence[EntryLine]) -> None:
        counts.update(entry.event.what for entry in entries)

    subscription = Subscription("test.counts", (Counted,), count, batch=True, reset=counts.clear)
    subscribed(subscription)
    for number in range(30):
        say(number % 7, "even" if number % 2 == 0 else "odd")
    follow.follow_once()
    before = dict(counts)

    rebuild(subscription="test.counts", actor=ME)
    emptied = dict(counts)
    follow.follow_once()

    assert (before, emptied, dict(counts)) == ({"even": 15, "odd": 15}, {}, before)


@pytest.mark.django_db
def test_a_subscription_that_breaks_leaves_the_others_alone(subscribed):
    heard: list[str] = []
    subscribed(Subscription("test.a", ("not an event",), lambda entry: None, batch=False))
    subscribed(listener(heard))
    say(1, "heard")

    follow.follow_once()

    assert heard == ["heard"]


@pytest.mark.django_db
def test_what_others_say_moves_a_subscription_without_being_heard(subscribed):
    subscribed(Subscription("test.deaf", (), lambda entry: None, batch=False))
    say(1), say(2)

    assert follow.follow_once() == 0
    assert Progress.objects.get(pk="test.deaf").position == 2


@pytest.mark.django_db
def test_handlers_run_under_the_request_that_caused_the_entry():
    with transaction.atomic():
        record(Counted(thing_id=1), actor=Actor(1, 1, "Lan", request_id="abc"))
    seen: list[str] = []

    def look(entry: EntryLine) -> None:
        seen.append(request_id())

    follow.give_positions()
    follow.advance(Subscription("test.look", (Counted,), look, batch=False))

    assert (seen, request_id()) == (["abc"], "")
