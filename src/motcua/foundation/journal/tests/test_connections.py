"""Several processes follow at once, and a connection may be lost in the middle."""

import threading

import pytest
from django.db import connections

from motcua.foundation.journal import follow
from motcua.foundation.journal.models import Held, Progress
from motcua.foundation.journal.queries import EntryLine
from motcua.foundation.journal.tests.things import Counted, say
from motcua.kit.events import Subscription


@pytest.mark.django_db(transaction=True)
def test_two_processes_do_not_move_one_subscription_at_once():
    say(1, "once")
    follow.give_positions()
    heard: list[str] = []
    inside, finish = threading.Event(), threading.Event()

    def slow(entry: EntryLine) -> None:
        heard.append(entry.event.what)
        inside.set()
        finish.wait(10)

    def first() -> None:
        try:
            follow.advance(Subscription("test.slow", (Counted,), slow, batch=False))
        finally:
            connections.close_all()

    thread = threading.Thread(target=first)
    Progress.objects.create(subscription="test.slow")
    thread.start()
    inside.wait(10)

    second = follow.advance(Subscription("test.slow", (Counted,), slow, batch=False))
    finish.set()
    thread.join()

    assert (second, heard) == (0, ["once"])


@pytest.mark.django_db(transaction=True)
def test_a_lost_connection_is_no_fault_of_the_entry(subscribed):
    say(1, "kept")
    heard: list[str] = []
    cuts = [True]

    def cut(entry: EntryLine) -> None:
        if cuts.pop() if cuts else False:
            with connections["default"].cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        heard.append(entry.event.what)

    subscribed(Subscription("test.cut", (Counted,), cut, batch=False))
    follow.follow_once()
    before = list(heard)
    follow.follow_once()

    assert (before, heard, Held.objects.count()) == ([], ["kept"], 0)
