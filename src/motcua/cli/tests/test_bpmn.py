"""``motcua bpmn check`` and ``draw``: what they say, and how they end."""

import json

import pytest
from click.testing import CliRunner

from motcua.cli import motcua
from motcua.kit.bpmn.reading import write
from motcua.kit.bpmn.state import State, Token, dump
from motcua.kit.bpmn.tests.modelling import line, process
from motcua.kit.bpmn.tests.test_drawing import DIAGRAM, SHAPES


@pytest.fixture
def run():
    return lambda *arguments: CliRunner().invoke(motcua, ["bpmn", *map(str, arguments)])


@pytest.fixture
def file_of(tmp_path):
    def kept(definitions, name="model.bpmn"):
        file = tmp_path / name
        file.write_bytes(write(definitions))
        return file

    return kept


def test_a_good_model_has_nothing_to_mend(run, file_of):
    done = run("check", file_of(process(line())))

    assert (done.exit_code, done.output) == (0, "1 checked, nothing to mend.\n")


def test_a_bad_one_is_told_in_both_languages_and_ends_with_1(run, file_of):
    file = file_of(process(line('<task id="t" startQuantity="0"/>')))

    done = run("check", file)

    assert done.exit_code == 1
    assert f"{file}, dòng 2, t: startQuantity phải là" in done.output
    assert f"{file}, line 2, t: startQuantity must be" in done.output
    assert "dòng" not in run("check", file, "--language", "en").output


def test_machines_get_the_rule_and_the_place(run, file_of):
    file = file_of(process(line('<task id="t" startQuantity="0"/>')))

    (fact,) = json.loads(run("check", file, "--json").output)

    assert (fact["rule"], fact["file"], fact["line"], fact["element"]) == (
        *("activity.quantity", str(file), 2, "t"),
    )
    assert fact["vi"]["cure"].startswith("Hãy")
    assert fact["en"]["fault"].startswith("startQuantity must")


def test_files_may_call_each_other(run, file_of):
    calling = file_of(process(line('<callActivity id="c" calledElement="called"/>')), "a.bpmn")
    called = process(line())
    called.document.root.children[0].attributes["id"] = "called"

    assert run("check", calling).exit_code == 1
    assert run("check", calling, file_of(called, "b.bpmn")).exit_code == 0


def test_a_file_that_is_not_there_is_told_with_the_others(run, file_of, tmp_path):
    done = run("check", file_of(process(line())), tmp_path / "absent.bpmn")

    assert done.exit_code == 1
    assert "absent.bpmn: The file cannot be read" in done.output


def test_a_state_is_drawn_where_its_innermost_tokens_stand(run, file_of, tmp_path):
    model = file_of(process(line('<task id="check"/>'), DIAGRAM.format(SHAPES)))
    tokens = (
        Token(1, "process", 0, "in"),
        Token(2, "check", 1, "open"),
        Token(3, "check", 1, "open"),
    )
    state = tmp_path / "state.json"
    state.write_text(dump(State("process", "v", 4, tokens)))

    done = run("draw", model, "--state", state, "--output", tmp_path / "out.svg")

    picture = (tmp_path / "out.svg").read_text()
    assert done.exit_code == 0
    assert picture.count('class="token"') == 1
    assert ">2</tspan>" in picture


def test_what_cannot_be_drawn_is_told_in_both_languages(run, file_of):
    done = run("draw", file_of(process(line())))

    assert done.exit_code == 1
    assert "không có sơ đồ" in done.output
    assert "no diagram" in done.output
