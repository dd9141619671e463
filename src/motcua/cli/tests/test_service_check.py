"""``motcua service check``: what it says of folders, and how it ends."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from motcua.cli.service.check import check
from motcua.services.catalogue.tests.packaging import WHOLE, breaks

BROKEN = next(each for each in breaks() if each.name == "step-without-a-role")
SENTENCE = "Bước “Xem nhà” chưa nói ai làm."


def run(*arguments: object) -> Result:
    return CliRunner().invoke(check, [str(each) for each in arguments])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    return BROKEN.made_in(tmp_path)


def test_a_package_that_can_be_published_ends_with_0():
    done = run(WHOLE, "--language", "en")

    assert done.exit_code == 0
    assert done.output.endswith("1 checked: 1 can be published, 0 refused; 1 warning.\n")


def test_a_refused_one_is_told_by_file_line_and_cure_in_both_languages(broken: Path):
    done = run(broken)

    assert done.exit_code == 1
    assert f"{broken}/process.bpmn, dòng 31: {SENTENCE}" in done.output
    assert f"{broken}/process.bpmn, line 31: The step “See the house”" in done.output
    assert "1 checked: 0 can be published, 1 refused" in done.output


def test_all_packages_below_a_folder_are_checked(broken: Path, tmp_path: Path):
    done = run(WHOLE, tmp_path, "--language", "vi")

    assert done.exit_code == 1
    assert done.output.endswith("2 checked: 1 can be published, 1 refused; 2 warnings.\n")


def test_a_package_named_twice_is_checked_once(broken: Path):
    done = run(broken, broken.parent, "--language", "en")

    assert "1 checked: 0 can be published, 1 refused" in done.output


def test_a_file_that_no_package_may_have_is_told_by_its_place(broken: Path):
    (broken / "run.py").write_text("print()\n", encoding="utf-8")

    done = run(broken, "--language", "en")

    assert done.output.startswith(f"{broken}/run.py: A package has no file in this place")


def test_machines_get_rule_level_and_both_languages(broken: Path):
    (package,) = json.loads(run(broken, "--json").output)

    refused = [each for each in package["findings"] if each["level"] == "refused"]
    assert package["refused"] is True
    assert [(each["rule"], each["file"], each["line"]) for each in refused] == [
        ("step.no_role", "process.bpmn", 31)
    ]
    assert refused[0]["problem"]["vi"] == SENTENCE


def test_a_package_is_held_against_the_national_file(tmp_path: Path):
    record = {"ma_thu_tuc": "9.000001", "ten_thu_tuc": "Cấp giấy xác nhận số nhà"}
    national = tmp_path / "procedures.jsonl"
    national.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")

    done = run(WHOLE, "--records", national, "--language", "en")

    assert done.exit_code == 1
    assert "The fee of the online channel is 20,000, and the national record says nothing." in (
        done.output
    )


def test_a_file_of_something_else_is_told_in_one_sentence(tmp_path: Path):
    file = tmp_path / "picture.png"
    file.write_bytes(b"\x89PNG")

    done = run(WHOLE, "--records", file)

    assert done.exit_code == 1
    assert done.output.startswith("picture.png is neither compressed by gzip nor lines of JSON")


def test_a_folder_without_a_package_is_told(tmp_path: Path):
    done = run(tmp_path)

    assert done.exit_code == 1
    assert done.output == f"There is no service.yaml in {tmp_path} or below it.\n"
