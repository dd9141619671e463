import stat
from hashlib import sha256

import pytest

from motcua.instruments.documents.actions import store
from motcua.instruments.documents.errors import Lost
from motcua.instruments.documents.files import path_of
from motcua.instruments.documents.queries import read

CONTENT = b"a paper"
NAME = sha256(CONTENT).hexdigest()


def test_what_was_stored_comes_back_under_its_hash():
    stored = store(CONTENT)

    assert (stored.sha256, stored.size) == (NAME, len(CONTENT))
    assert read(NAME) == CONTENT


def test_a_stored_file_is_readable_by_its_owner_only_and_leaves_nothing_beside_it():
    store(CONTENT)
    path = path_of(NAME)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert list(path.parent.iterdir()) == [path]


def test_storing_twice_changes_nothing():
    store(CONTENT)
    before = path_of(NAME).stat()
    store(CONTENT)

    assert path_of(NAME).stat().st_ino == before.st_ino


def test_storing_again_mends_a_damaged_copy():
    store(CONTENT)
    path_of(NAME).write_bytes(b"rot")

    store(CONTENT)

    assert read(NAME) == CONTENT


def test_a_missing_file_is_told_as_missing():
    with pytest.raises(Lost, match="missing from our store"):
        read(NAME)


def test_an_altered_file_is_told_as_altered_and_never_given():
    store(CONTENT)
    path_of(NAME).write_bytes(b"A paper")

    with pytest.raises(Lost, match="was altered"):
        read(NAME)


@pytest.mark.parametrize("name", ["../../etc/passwd", "", NAME.upper(), NAME + "0"])
def test_only_a_hash_is_a_name(name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        read(name)


def test_a_write_that_fails_leaves_nothing(monkeypatch):
    def no_space(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("motcua.instruments.documents.files.os.fsync", no_space)
    path_of(NAME).parent.mkdir(parents=True)

    with pytest.raises(OSError, match="No space"):
        store(CONTENT)
    assert list(path_of(NAME).parent.iterdir()) == []
