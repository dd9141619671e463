"""``motcua bpmn run``, ``prove`` and ``suite``."""

import json

import pytest
from click.testing import CliRunner

from motcua.cli.bpmn import bpmn
from motcua.kit.bpmn.tests.modelling import HEAD
from motcua.kit.bpmn.tests.stepping import ENDS, gateways, tasks, ways


@pytest.fixture
def call():
    def called(*words: object, said: str = ""):
        return CliRunner().invoke(bpmn, [str(word) for word in words], input=said)

    return called


@pytest.fixture
def written(tmp_path):
    def write(inside: str, flows: str, name: str = "model.bpmn"):
        content = ENDS + inside + ways(flows)
        path = tmp_path / name
        path.write_text(
            f'{HEAD}<process id="process" isExecutable="true">{content}</process></definitions>',
            encoding="utf-8",
        )
        return path

    return write


CHOICE = (
    tasks("a", "b") + '<exclusiveGateway id="x" default="x-b"/>',
    "start > a > x; x > b > end; x > end: done",
)


def test_a_process_is_played_by_numbers(call, written):
    played = call("run", written(*CHOICE), "--inputs", '{"done": false}', said="1\n1\n")

    assert played.exit_code == 0, played.output
    assert "task “b” is open" in played.output
    assert "the process is over: completed" in played.output


def test_the_data_can_be_changed_on_the_way(call, written):
    played = call("run", written(*CHOICE), said="done = true\n1\n")

    assert played.exit_code == 0, played.output
    assert "“b”" not in played.output


def test_time_passes_when_it_is_told_to(call, written):
    wait = '<intermediateCatchEvent id="wait"><timerEventDefinition><timeDuration>PT1H'
    wait += "</timeDuration></timerEventDefinition></intermediateCatchEvent>"
    played = call("run", written(wait, "start > wait > end"), "--language", "vi", said="t\n")

    assert played.exit_code == 0, played.output
    assert "hẹn giờ “wait”: PT1H" in played.output


@pytest.mark.parametrize("said", ["", "q\n", "nonsense\n99\n = \nx = (\n", "9" * 5_000 + "\n"])
def test_a_process_that_is_left_before_its_end_fails(call, written, said):
    assert call("run", written(*CHOICE), said=said).exit_code == 1


def test_an_incident_fails(call, written):
    played = call("run", written(*CHOICE), said="1\n")

    assert played.exit_code == 1
    assert "INCIDENT" in played.output


def test_numbers_of_the_inputs_are_decimal(call, written):
    condition = CHOICE[1].replace("done", "a = 0.1 + 0.2")
    played = call("run", written(CHOICE[0], condition), "--inputs", '{"a": 0.3}', said="1\n")

    assert played.exit_code == 0, played.output


def test_what_happens_is_told_in_both_languages_unless_one_is_asked_for(call, written):
    both = call("run", written(*CHOICE), said="")
    one = call("run", written(*CHOICE), "--language", "vi", said="")

    assert "mở việc “a”" in both.output
    assert "task “a” is open" in both.output
    assert "1. “a” xong / “a” done" in both.output
    assert "1. “a” xong\n" in one.output
    assert "is open" not in one.output


def test_a_start_at_no_moment_is_an_incident(call, written):
    timer = '<timerEventDefinition><timeDuration>"soon"</timeDuration></timerEventDefinition>'
    path = written(tasks("a"), "start > a > end")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('<startEvent id="start"/>', f'<startEvent id="start">{timer}</startEvent>'),
        encoding="utf-8",
    )

    played = call("run", path, "--language", "en")

    assert played.exit_code == 1
    assert "INCIDENT" in played.output
    assert "start: “soon” is no moment" in played.output


@pytest.mark.parametrize("inputs", ["[", "[]", "[" * 20_000, '{"a": NaN}'])
def test_inputs_that_are_no_object_are_refused(call, written, inputs):
    refused = call("run", written(*CHOICE), "--inputs", inputs)

    assert refused.exit_code == 1
    assert "--inputs is no JSON" in refused.output


@pytest.mark.parametrize("command", ["run", "prove"])
def test_a_model_that_is_not_lawful_is_refused(call, written, command):
    refused = call(command, written(tasks("a"), "start > a > gone"))

    assert refused.exit_code == 1
    assert "gone" in refused.output


def test_what_is_proven_passes_and_what_is_not_tells_its_story(call, written):
    good = written(tasks("a"), "start > a > end", "good.bpmn")
    bad = written(
        tasks("a", "b") + '<exclusiveGateway id="x" default="x-b"/>' + gateways("parallel", "j"),
        "start > x > b > j > end; x > a: yes; a > j",
        "bad.bpmn",
    )

    assert call("prove", good).exit_code == 0
    proved = call("prove", good, bad, "--language", "vi")
    assert proved.exit_code == 1
    assert "good.bpmn: process: proven, 2 states" in proved.output
    assert "[gate.deadlock]" in proved.output
    assert "“a” xong" in proved.output
    line = call("prove", bad, "--json").output
    assert json.loads(line)["processes"][0]["verdict"] == "faulty"
    fault = json.loads(line)["processes"][0]["findings"][0]
    assert (fault["file"], fault["element"]) == (str(bad), "j")
    assert "“a” xong" in fault["vi"]["fault"]
    assert "“a” done" in fault["en"]["fault"]


def suite_of(folder, model, expected):
    cases = [{"inputs": {}, "wait_seconds": 0, "expect": expected}]
    content = [{"model": model.name, "process": "process", "cases": cases}]
    (folder / "cases.json").write_text(json.dumps(content), encoding="utf-8")


def test_a_suite_ends_with_its_numbers(call, written, tmp_path):
    script = '<scriptTask id="a" scriptFormat="x"><script>SCRIPT_task1</script></scriptTask>'
    model = written(script, "start > a > end")

    suite_of(tmp_path, model, ["task1"])
    assert call("suite", tmp_path).output == "1 passed, 0 failed\n"
    suite_of(tmp_path, model, ["task2"])
    failed = call("suite", tmp_path)
    assert failed.exit_code == 1
    assert failed.output.endswith("0 passed, 1 failed\n")
    assert json.loads(call("suite", tmp_path, "--json").output)["failed"] == 1


@pytest.mark.parametrize(
    "content",
    [
        *(None, "[", '[{"model": "x"}]', "5", "[" * 100_000),
        '[{"model": "x", "process": "p", "cases": '
        '[{"inputs": {}, "expect": [], "wait_seconds": 1e400}]}]',
    ],
)
def test_a_folder_without_a_suite_is_refused_in_one_sentence(call, tmp_path, content):
    if content is not None:
        (tmp_path / "cases.json").write_text(content)

    refused = call("suite", tmp_path)
    assert refused.exit_code == 1
    assert "Traceback" not in refused.output
    assert "cases.json" in refused.output
