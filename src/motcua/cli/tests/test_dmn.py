"""``motcua dmn``: what it prints, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from motcua.cli.dmn import dmn
from motcua.kit.feel import dmn as package
from motcua.kit.feel.dmn.tests.test_tck import CASES, MODEL

MODELS = Path(package.__file__).parent / "tests/models"
CARD = str(MODELS / "card-1.4.dmn")
DAY = '{"Day of application": "2026-01-05"}'


def run(*arguments: str) -> Result:
    return CliRunner().invoke(dmn, arguments)


def test_a_decision_is_printed_with_its_reasons_in_both_languages() -> None:
    done = run("run", CARD, "--decision", "Card fee", "--input", DAY, "--why")

    assert done.exit_code == 0
    assert done.stdout.startswith("25000\n")
    assert "dòng 2 khớp: Day of application là 2026-01-05" in done.stdout
    assert "rule 2 matches: Day of application is 2026-01-05" in done.stdout


def test_one_language_is_enough_where_it_is_asked_for() -> None:
    done = run("run", CARD, "--decision", "Card fee", "--input", DAY, "--why", "--language", "vi")

    assert "dòng 2 khớp" in done.stdout
    assert "matches" not in done.stdout


def test_the_answer_is_one_line_of_json_where_a_machine_asks() -> None:
    done = run("run", CARD, "--decision", "Card fee", "--input", DAY, "--why", "--json")

    answer = json.loads(done.stdout)
    assert done.stdout.count("\n") == 1
    assert answer["value"] == 25000
    assert answer["decisions"][0]["tables"][0]["rules"][0]["id"] == "half"


def test_what_became_null_is_explained_beside_the_answer() -> None:
    done = run("run", CARD, "--decision", "Card fee", "--input", '{"Day of application": "soon"}')

    assert done.exit_code == 0
    assert done.stdout == "null\n"
    assert 'line 6, Day of application: "soon" is no date' in done.stderr


@pytest.mark.parametrize(
    ("decision", "given", "said"),
    [
        ("Card fees", "{}", "Is Card fee meant?"),
        ("Card fee", '{"Day": 1}', "the model has no input Day"),
        ("Card fee", "[]", "JSON with names"),
        ("Card fee", "{", "line 1, column 2"),
    ],
)
def test_a_wrong_question_ends_in_a_sentence_of_each_language(
    decision: str, given: str, said: str
) -> None:
    done = run("run", CARD, "--decision", decision, "--input", given)

    assert done.exit_code == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_a_clean_model_is_said_to_be_clean() -> None:
    done = run("check", CARD)

    assert (done.exit_code, done.stdout.splitlines()) == (
        0,
        ["Không có gì phải sửa.", "Nothing has to be mended."],
    )


def test_a_model_with_a_gap_fails_the_check(tmp_path: Path) -> None:
    path = tmp_path / "gap.dmn"
    (tmp_path / "residence.dmn").write_bytes((MODELS / "residence-1.1.dmn").read_bytes())
    path.write_text(
        Path(CARD).read_text("utf-8").replace('&gt; date("2026-12-31")', '&gt; date("2027-12-31")'),
        "utf-8",
    )

    done = run("check", str(path), "--json")

    (finding,) = json.loads(done.stdout)
    assert done.exit_code == 1
    assert finding["en"].startswith("no rule takes Day of application: (2026-12-31..2027-12-31]")
    assert (finding["certain"], finding["line"]) == (True, 11)


def test_the_kit_is_counted_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "m.dmn").write_text(MODEL.replace("a + 1", "a + 2"))
    (tmp_path / "m-test.xml").write_text(CASES)

    done = run("tck", str(tmp_path))
    facts = json.loads(run("tck", str(tmp_path), "--json").stdout)

    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "m-test.xml: 2 passed, 1 failed",
        "  3: Plus: expected 2, found 3",
        "2 passed, 1 failed",
    ]
    assert (facts["passed"], facts["failed"]) == (2, 1)
    assert facts["files"][0]["wrong"] == {"3": ["Plus: expected 2, found 3"]}


def test_a_folder_without_cases_is_wrong_use(tmp_path: Path) -> None:
    assert run("tck", str(tmp_path)).exit_code == 2
