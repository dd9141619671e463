"""Seals and roots tell what the chains alone cannot."""

import json
import shutil
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from motcua.foundation.journal import follow, proof, sealing
from motcua.foundation.journal.keys import known_keys, node_key
from motcua.foundation.journal.models import Seal
from motcua.foundation.journal.queries import Fault, verify
from motcua.foundation.journal.tests.things import alter, rows, say

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def keys(settings, tmp_path) -> Path:
    settings.KEYS = tmp_path / "keys"
    return settings.KEYS


def sealed(*things: tuple[int, str]) -> None:
    for thing, what in things:
        say(thing, what)
    follow.give_positions()
    sealing.seal_all(NOW)


def build_chains_again() -> None:
    """What a patient owner of the database does: every hash is made right again."""
    from motcua.foundation.journal.chain import START, hash_of
    from motcua.foundation.journal.models import Entry, Subject

    for subject in Subject.objects.all():
        previous = START
        for entry in Entry.objects.filter(subject=subject.key).order_by("number"):
            facts = ("subject", "number", "kind", "data", "actor", "note", "at")
            made = hash_of(previous=previous, **{name: getattr(entry, name) for name in facts})
            hashes = f"previous = '\\x{previous.hex()}', hash = '\\x{made.hex()}'"
            alter(f"UPDATE journal_entry SET {hashes} WHERE id = {entry.pk}")  # noqa: S608
            previous = made
        Subject.objects.filter(pk=subject.key).update(hash=previous)


def cut_the_tail() -> None:
    """Remove the last entry of ``thing:1`` without a trace in the chains."""
    alter("DELETE FROM journal_entry WHERE subject = 'thing:1' AND number = 2")
    alter("DELETE FROM journal_position WHERE position = 2")
    alter(
        "UPDATE journal_subject s SET last = 1, hash = "
        "(SELECT hash FROM journal_entry e WHERE e.subject = s.key AND e.number = 1)"
    )


def what(fault: Fault | None) -> str:
    return fault.what if fault else ""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("sql", "number"),
    [
        ('UPDATE journal_entry SET data = data || \'{"what": "x"}\' WHERE number = 2', 2),
        ('UPDATE journal_entry SET actor = actor || \'{"name": "x"}\' WHERE number = 3', 3),
        ("UPDATE journal_entry SET at = at + interval '1 second' WHERE number = 1", 1),
        ("DELETE FROM journal_entry WHERE number = 2", 3),
        ("DELETE FROM journal_entry WHERE number = 4", 3),
    ],
)
def test_verify_names_the_first_entry_that_was_altered_by_hand(sql, number):
    sealed(*[(1, letter) for letter in "abcd"])
    assert verify() is None

    alter(sql)

    fault = verify()
    assert fault is not None
    assert (fault.subject, fault.number) == ("thing:1", number)


@pytest.mark.django_db(transaction=True)
def test_verify_names_an_entry_that_was_inserted_by_hand():
    sealed((1, "a"), (1, "b"))

    alter(
        "INSERT INTO journal_entry (subject, number, kind, data, actor, note, at, previous, hash) "
        "SELECT subject, 3, kind, data, actor, note, at, hash, hash FROM journal_entry "
        "WHERE number = 2"
    )

    fault = verify()
    assert fault is not None
    assert (fault.subject, fault.number) == ("thing:1", 3)


@pytest.mark.django_db(transaction=True)
def test_a_subject_that_was_removed_whole_is_missed():
    sealed((1, "a"), (2, "b"))

    alter("DELETE FROM journal_entry WHERE subject = 'thing:1'")
    assert what(verify()) == "every entry of this subject is missing"
    alter("DELETE FROM journal_subject WHERE key = 'thing:1'")

    assert "at position 1 is missing" in what(verify())


@pytest.mark.django_db
def test_a_seal_covers_what_is_new_and_follows_the_one_before():
    sealed((1, "a"), (2, "b"))
    sealed((1, "c"))
    sealing.seal_all(NOW)

    seals = rows("SELECT number, first_position, last_position FROM journal_seal ORDER BY number")
    assert seals == [(1, 1, 2), (2, 3, 3)]
    first, second = Seal.objects.order_by("number")
    assert bytes(second.previous) == proof.digest(sealing.facts_of(first))
    assert verify() is None


@pytest.mark.django_db(transaction=True)
def test_a_chain_built_again_with_right_hashes_is_found_by_the_seal():
    sealed((1, "a"), (1, "b"))
    alter('UPDATE journal_entry SET data = data || \'{"what": "x"}\' WHERE number = 1')
    build_chains_again()

    assert "are not those under seal 1" in what(verify())


@pytest.mark.django_db(transaction=True)
def test_a_tail_that_was_cut_off_is_found_by_the_seal():
    sealed((1, "a"), (1, "b"))
    cut_the_tail()

    assert "after position 1 are missing" in what(verify())


@pytest.mark.django_db(transaction=True)
def test_seals_that_were_removed_with_the_tail_are_found_by_an_exported_root():
    sealed((1, "a"))
    sealed((1, "b"))
    root = sealing.exported_root()
    cut_the_tail()
    alter("DELETE FROM journal_seal WHERE number = 2")

    assert verify() is None
    assert "Seal 2 of the exported root is missing" in what(verify(root))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same_key", [True, False])
def test_seals_that_were_made_anew_are_found_by_an_exported_root(same_key, keys):
    sealed((1, "a"), (1, "b"))
    root = sealing.exported_root()
    alter('UPDATE journal_entry SET data = data || \'{"what": "x"}\' WHERE number = 1')
    build_chains_again()
    alter("DELETE FROM journal_seal")
    if not same_key:
        (keys / "node" / "key.pem").unlink()
    sealing.seal_all(NOW)

    assert verify() is None
    assert "Seal 1 is not the one of the exported root" in what(verify(root))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("sql", "says"),
    [
        (
            "UPDATE journal_seal SET at = at + interval '1 s' WHERE number = 1",
            "signature of seal 1",
        ),
        ("UPDATE journal_seal SET key_id = 'x' WHERE number = 1", "a key that this node never had"),
        ("UPDATE journal_seal SET previous = root WHERE number = 2", "does not follow"),
        ("DELETE FROM journal_seal WHERE number = 1", "Seal 1 is missing"),
    ],
)
def test_a_seal_that_was_altered_by_hand_is_named(sql, says):
    sealed((1, "a"))
    sealed((1, "b"))

    alter(sql)

    assert says in what(verify())


@pytest.mark.django_db
def test_a_node_with_a_new_key_verifies_old_seals_and_new(keys):
    sealed((1, "a"))
    (keys / "node" / "key.pem").unlink()
    sealed((1, "b"))

    assert len(known_keys(keys)) == 2
    assert verify() is None
    shutil.rmtree(keys / "node" / "known")
    node_key(keys)
    assert "Seal 1 is signed with" in what(verify())


def test_only_its_owner_reads_the_key(keys):
    first = node_key(keys)

    assert node_key(keys).id == first.id
    assert stat.S_IMODE((keys / "node" / "key.pem").stat().st_mode) == 0o600
    assert stat.S_IMODE((keys / "node").stat().st_mode) == 0o700
    assert (
        first.private.private_bytes_raw()
        not in (keys / "node" / f"known/{first.id}.pub").read_bytes()
    )


@pytest.mark.django_db
def test_a_proof_is_checked_without_the_database_and_without_django(tmp_path):
    ids = [say(thing % 3, f"nộp {thing}") for thing in range(11)]
    follow.give_positions()
    sealing.seal_all(NOW)
    file = tmp_path / "proof.json"
    file.write_text(json.dumps(sealing.proof_of(ids[4]), ensure_ascii=False), encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from motcua.foundation.journal.proof import *;"
        "print(check_proof(Path(sys.argv[1]).read_bytes())['entry']['data']['what']);"
        "assert 'django' not in sys.modules and 'psycopg' not in sys.modules"
    )

    done = subprocess.run([sys.executable, "-c", script, file], capture_output=True, text=True)

    assert (done.stdout.strip(), done.stderr) == ("nộp 4", "")


@pytest.mark.django_db
def test_a_proof_that_was_altered_proves_nothing():
    ids = [say(1, what) for what in "abcde"]
    follow.give_positions()
    sealing.seal_all(NOW)
    made = json.dumps(sealing.proof_of(ids[2]))
    root = json.loads(json.dumps(sealing.exported_root()))
    proof.check_proof(made, root)

    with pytest.raises(proof.Unproven, match="facts"):
        proof.check_proof(made.replace('"what": "c"', '"what": "x"'))
    with pytest.raises(proof.Unproven, match="not under the root"):
        proof.check_proof(made.replace('"position": 3', '"position": 4'))
    with pytest.raises(proof.Unproven, match="signature"):
        proof.check_proof(made.replace('"at": "2026-11-25T09', '"at": "2026-11-25T08'))
    with pytest.raises(proof.Unproven, match="missing or malformed"):
        proof.check_proof(made.replace('"path"', '"way"'))
    with pytest.raises(proof.Unproven, match="not JSON"):
        proof.check_proof("%PDF-1.7")
    with pytest.raises(proof.Unproven, match="another key"):
        proof.check_proof(made, {**root, "public_key": "00" * 32})


@pytest.mark.django_db
def test_verify_tells_how_far_it_is(monkeypatch):
    monkeypatch.setattr("motcua.foundation.journal.checking.STEP", 2)
    sealed((1, "a"), (1, "b"), (2, "c"))
    told: list[tuple[int, int]] = []

    assert verify(progress=lambda done, total: told.append((done, total))) is None

    assert told == [(2, 6), (4, 6), (6, 6)]
