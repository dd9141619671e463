"""``motcua service new``: what it makes, and what it leaves alone."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from motcua.cli.service.check import check
from motcua.cli.service.new import new
from motcua.cli.service.test import test as try_examples
from motcua.services.catalogue.tests.packaging import WHOLE


def run(folder: Path) -> Result:
    return CliRunner().invoke(new, [str(folder)])


def test_a_new_package_can_be_published_and_its_examples_are_right(tmp_path: Path):
    folder = tmp_path / "housing" / "house-number"
    made = run(folder)

    assert made.exit_code == 0
    assert f"{folder}/service.yaml\n" in made.output
    checked = CliRunner().invoke(check, [str(folder)])
    assert "1 checked: 1 can be published, 0 refused" in checked.output
    tried = CliRunner().invoke(try_examples, [str(folder)])
    assert tried.output.endswith("6 examples in 1 package: 6 right.\n")


def test_an_empty_folder_is_filled_and_nothing_else_is_left(tmp_path: Path):
    (tmp_path / "mine").mkdir()

    assert run(tmp_path / "mine").exit_code == 0

    assert files(tmp_path / "mine") == files(WHOLE)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_in_which_something_stands_is_left_alone(tmp_path: Path):
    (tmp_path / "service.yaml").write_text("mine", encoding="utf-8")

    refused = run(tmp_path)

    assert refused.exit_code == 1
    assert f"{tmp_path} cannot be made: Directory not empty." in refused.output
    assert files(tmp_path) == {"service.yaml": "mine"}
    assert [path.name for path in tmp_path.parent.glob(".new-*")] == []


def test_where_a_file_stands_no_folder_is_made(tmp_path: Path):
    (tmp_path / "mine").write_text("a letter", encoding="utf-8")

    assert "cannot be made: Not a directory." in run(tmp_path / "mine").output
    assert "cannot be made: File exists." in run(tmp_path / "mine" / "deeper").output


def test_a_profile_without_a_first_package_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MOTCUA_PROFILE", str(tmp_path))

    refused = run(tmp_path / "mine")

    assert refused.exit_code == 1
    assert f"{tmp_path}/first-service is not there" in refused.output


def files(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}
