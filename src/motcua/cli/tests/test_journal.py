"""The journal is checked from the command line, by its exit code and in a sentence."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from motcua.cli.journal import journal
from motcua.foundation.journal import follow
from motcua.foundation.journal.tests.things import alter, say

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def keys(settings, tmp_path) -> None:
    settings.KEYS = tmp_path / "keys"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(journal, [str(argument) for argument in arguments])


def recorded() -> int:
    say(1, "a"), say(1, "b")
    entry_id = say(2, "c")
    follow.give_positions()
    return entry_id


def test_a_whole_journal_says_so_and_an_altered_entry_is_named():
    recorded()
    assert run("verify").output == "The journal is whole: 3 entries.\n"

    alter("UPDATE journal_entry SET note = 'x' WHERE subject = 'thing:1' AND number = 2")
    found = run("verify", "--json")

    assert found.exit_code == 1
    fault = json.loads(found.output)["fault"]
    assert (fault["subject"], fault["number"]) == ("thing:1", 2)


def test_a_root_and_a_proof_are_files_that_can_be_checked(tmp_path):
    entry_id = recorded()
    root, proof = tmp_path / "root.json", tmp_path / "proof.json"
    assert "not sealed yet" in run("prove", entry_id, proof).output

    assert run("export-root", root).exit_code == 0
    assert run("verify", "--root", root).exit_code == 0
    assert run("prove", entry_id, proof).exit_code == 0

    assert "Proven: test.counted of thing:2" in run("verify-proof", proof, "--root", root).output
    alter("DELETE FROM journal_seal")
    cut = run("verify", "--root", root)
    assert (cut.exit_code, "Seal 1 of the exported root is missing" in cut.output) == (1, True)


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"format": "motcua-root/1"}', "\xff"])
def test_a_file_that_is_no_root_ends_in_one_sentence(tmp_path, content):
    file = tmp_path / "root.json"
    file.write_text(content, encoding="latin-1")

    for arguments in (["verify", "--root", file], ["verify-proof", file]):
        done = run(*arguments)
        assert done.exit_code == 1
        assert done.output.startswith(f"{file}: The file ")
        assert done.output.count("\n") == 1


def test_what_cannot_be_ends_in_one_sentence(tmp_path):
    assert "The journal is empty" in run("export-root", tmp_path / "root.json").output
    assert run("prove", 7, tmp_path / "proof.json").output == "There is no entry 7.\n"
    assert "cannot be written" in run_export_into_nothing(tmp_path)
    assert "There is no subscription 'x'" in run("rebuild", "x").output


def run_export_into_nothing(folder: Path) -> str:
    recorded()
    return run("export-root", folder / "nowhere" / "root.json").output


def test_rebuilding_says_first_and_acts_only_when_told():
    name = "services.cases.handlers.receipt_follows"

    assert "Do it with --apply" in run("rebuild", name).output
    assert run("rebuild", name, "--apply").output == f"{name} has heard 0 entries again.\n"
