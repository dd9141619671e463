"""What the journal's tests record and hear."""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from motcua.foundation.journal.actions import record
from motcua.foundation.journal.queries import EntryLine
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


def listener(heard: list[str], refuses: Callable[[str], bool] = lambda what: False) -> Subscription:
    """Hears each entry; refuses some."""

    def hear(entry: EntryLine) -> None:
        if refuses(entry.event.what):
            raise RuntimeError(f"not {entry.event.what}")
        heard.append(entry.event.what)

    return Subscription("test.listener", (Counted,), hear, batch=False)


def alter(sql: str) -> None:
    """Change a table as somebody with the owner's rights could."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER journal_entry_never_changed")
        cursor.execute(sql)
        cursor.execute("ALTER TABLE journal_entry ENABLE TRIGGER journal_entry_never_changed")


def rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()
