"""A stored file goes when nothing refers to it any more, and never a day too early."""

import os
from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest

from motcua.foundation.journal.queries import entries_about
from motcua.instruments.documents import files
from motcua.instruments.documents.actions import forget_unneeded, store
from motcua.instruments.documents.queries import read, unneeded
from motcua.kit import keeping
from motcua.kit.actor import system

pytestmark = pytest.mark.django_db

ME = system("test")
NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def wanted(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The hashes that the only domain of this test refers to."""
    hashes: set[str] = set()

    def ask(some: Collection[str]) -> set[str]:
        return hashes & set(some)

    monkeypatch.setattr(keeping, "_needs", [ask])
    return hashes


def given(content: bytes, *, hours_ago: float) -> str:
    name = store(content).sha256
    moment = (NOW - timedelta(hours=hours_ago)).timestamp()
    os.utime(files.path_of(name), (moment, moment))
    return name


def test_an_old_file_that_nobody_needs_is_deleted_with_an_entry(wanted: set[str]):
    gone, kept = given(b"gone", hours_ago=30), given(b"kept", hours_ago=30)
    wanted.add(kept)

    forgotten = forget_unneeded(actor=ME, now=NOW)

    assert (forgotten.count, forgotten.size) == (1, 4)
    assert not files.path_of(gone).exists()
    assert read(kept) == b"kept"
    assert [entry.event for entry in entries_about("store:files")] == [forgotten]


def test_a_file_of_an_upload_in_progress_is_left_alone(wanted: set[str]):
    fresh = given(b"fresh", hours_ago=23)

    assert forget_unneeded(actor=ME, now=NOW) is None
    assert read(fresh) == b"fresh"
    assert entries_about("store:files") == []


def test_old_bytes_that_are_given_again_count_as_new(wanted: set[str]):
    name = given(b"again", hours_ago=900)

    store(b"again")

    assert unneeded(now=datetime.now(UTC)) == []
    assert read(name) == b"again"


def test_a_file_that_is_given_again_while_it_is_deleted_stays(
    wanted: set[str], monkeypatch: pytest.MonkeyPatch
):
    name = given(b"race", hours_ago=30)
    rename = files.Path.rename

    def store_then_rename(path, target):
        if path.name == name:
            os.utime(path)
        return rename(path, target)

    monkeypatch.setattr(files.Path, "rename", store_then_rename)
    forget_unneeded(actor=ME, now=NOW)

    assert read(name) == b"race"


def test_nothing_is_deleted_where_no_domain_says_what_it_needs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(keeping, "_needs", [])
    name = given(b"whose", hours_ago=900)

    assert forget_unneeded(actor=ME, now=NOW) is None
    assert read(name) == b"whose"


def test_what_a_killed_process_left_is_cleared_away(wanted: set[str]):
    kept = given(b"kept", hours_ago=30)
    wanted.add(kept)
    folder = files.path_of(kept).parent
    for name, hours in ((".going-" + sha256(b"x").hexdigest(), 30), (".half", 30), (".now", 1)):
        (folder / name).write_bytes(b"x")
        moment = (NOW - timedelta(hours=hours)).timestamp()
        os.utime(folder / name, (moment, moment))

    forget_unneeded(actor=ME, now=NOW)

    assert sorted(path.name for path in folder.iterdir()) == [".now", kept]
