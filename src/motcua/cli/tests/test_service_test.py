"""``motcua service test``: examples are played, without a database."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from motcua.cli.service import service
from motcua.services.catalogue.tests.packaging import WHOLE


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """The whole package with one example that expects another fee."""
    folder = shutil.copytree(WHOLE, tmp_path / "odd")
    path = folder / "examples" / "poor.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("fee: 0", "fee: 5000"), encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(service, ["test", *map(str, arguments)])


def test_each_example_is_a_line_and_the_last_one_counts_them() -> None:
    result = run(WHOLE)

    lines = result.output.splitlines()
    assert result.exit_code == 0
    assert lines[0] == f"{WHOLE} 9.000001"
    assert "  right  poor: A poor household" in lines
    assert lines[-1] == "6 examples in 1 package: 6 right."


def test_a_package_named_twice_is_played_once() -> None:
    assert run(WHOLE, WHOLE.parent / WHOLE.name).output.count("right  poor") == 1


def test_what_differs_stands_below_its_example_and_fails(odd: Path) -> None:
    result = run(WHOLE, odd)

    lines = result.output.splitlines()
    at = lines.index("  differs  poor: A poor household")
    assert result.exit_code == 1
    assert "The fee: the example expects 5000, it comes to 0." in lines[at + 1]
    assert lines[-1] == "12 examples in 2 packages: 11 right, 1 differs."


def test_it_is_said_in_vietnamese(odd: Path) -> None:
    output = run(odd, "--language", "vi").output

    assert "Hộ nghèo" in output
    assert "Lệ phí: ví dụ mong 5000, thực tế 0." in output


def test_a_package_that_cannot_be_read_fails_and_leaves_the_others(odd: Path) -> None:
    (odd / "form.yaml").unlink()
    result = run(odd, WHOLE)

    assert result.exit_code == 1
    assert "form.yaml: The package lacks this file." in result.output
    assert "6 right; 1 package cannot be read." in result.output


def test_machines_get_everything_that_an_example_came_to(odd: Path) -> None:
    result = run(odd, "--json")

    [package] = json.loads(result.output)
    examples: dict[str, Any] = {each["file"]: each for each in package["examples"]}
    poor = examples["examples/poor.yaml"]
    assert (package["right"], poor["right"], poor["fee"]) == (False, False, 0)
    assert poor["due"] == "2026-12-03T17:00:00+07:00"
    assert poor["differences"][0]["rule"] == "trial.differs"
    assert [letter["template"] for letter in poor["letters"]] == ["receipt.typ", "result.typ"]


def test_letters_are_kept_to_be_looked_at(tmp_path: Path) -> None:
    run(WHOLE, "--pictures", tmp_path / "seen")

    kept = tmp_path / "seen" / "9.000001" / "ordinary"
    assert (kept / "2-result.pdf").read_bytes().startswith(b"%PDF")
    assert (kept / "2-result-1.png").read_bytes().startswith(b"\x89PNG")
