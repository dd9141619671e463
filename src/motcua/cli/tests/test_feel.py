"""``motcua feel`` evaluates a rule and looks through one."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from motcua.cli import motcua


def run(*arguments: str) -> Result:
    return CliRunner().invoke(motcua, ["feel", *arguments])


@pytest.fixture
def names(tmp_path: Path) -> str:
    file = tmp_path / "names.yaml"
    file.write_text("tuổi: number\nngày nộp: date\ncon: [{tuổi: number}]\n", encoding="utf-8")
    return str(file)


def test_a_rule_is_evaluated_with_exact_numbers():
    done = run("eval", "a + 0.2", "--context", '{"a": 0.1}')

    assert (done.exit_code, done.stdout) == (0, "0.3\n")


def test_the_names_file_says_which_strings_are_dates(names):
    context = '{"ngày nộp": "2026-11-25"}'

    assert run("eval", "ngày nộp.year", "--context", context, "--names", names).stdout == "2026\n"
    assert run("eval", "ngày nộp.year", "--context", context).stdout == "null\n"


def test_what_became_null_is_explained_in_both_languages():
    done = run("eval", "1 + x", "--context", '{"x": "a"}')

    assert done.stdout == "null\n"
    assert "dòng 1, cột 3: Không thể tính" in done.stderr
    assert "line 1, column 3:" in done.stderr


def test_json_holds_the_value_and_the_troubles():
    done = json.loads(run("eval", '[date("2026-11-25"), 1 / 0]', "--json").stdout)

    assert done["value"] == ["2026-11-25", None]
    assert [trouble["key"] for trouble in done["troubles"]] == ["operator.number"]
    assert done["troubles"][0]["column"] == 24


def test_the_clock_is_read_only_when_asked():
    assert run("eval", "today()").stdout == "null\n"
    assert run("eval", "today() > date(2026, 1, 1)", "--clock").stdout == "true\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["1 +"], 1), (["1", "--context", "{"], 1), (["1", "--context", "[1]"], 2), ([], 2)],
)
def test_a_wrong_call_ends_without_a_traceback(arguments, code):
    done = run("eval", *arguments)

    assert done.exit_code == code
    assert done.stderr
    assert isinstance(done.exception, SystemExit)


def test_a_check_names_each_finding_and_fails(names):
    done = run("check", "tuoi > 5 and tuổi < 3", "--names", names)

    assert done.exit_code == 1
    assert "dòng 1, cột 1: Không có tên “tuoi”. Có phải bạn muốn viết “tuổi”?" in done.stdout
    assert "line 1, column 1: There is no name “tuoi”. Did you mean “tuổi”?" in done.stdout


def test_a_check_without_findings_says_nothing(names):
    done = run("check", "some c in con satisfies c.tuổi < 6", "--names", names)

    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads(run("check", "tuổi = 1", "--names", names, "--json").stdout) == []


def test_a_names_file_that_is_wrong_ends_in_one_sentence(tmp_path):
    file = tmp_path / "names.yaml"
    file.write_text("tuổi: nombre\n", encoding="utf-8")
    done = run("check", "1", "--names", str(file))

    assert done.exit_code == 2
    assert "nombre is no type" in done.stderr
