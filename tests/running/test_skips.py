"""Tests that cannot run are counted, and under CI none may be missing."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEST = "import pytest\ndef test_it(shared): pass\n"


def run(tmp_path: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "test_it.py").write_text(TEST)
    (tmp_path / "conftest.py").write_text((ROOT / "conftest.py").read_text("utf-8"))
    kept = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:django", "-p", "no:cacheprovider", tmp_path],
        env={**kept, "MOTCUA_SHARED": str(tmp_path / "absent"), **settings},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )


def test_a_skip_is_counted_with_its_reason(tmp_path: Path) -> None:
    done = run(tmp_path)

    assert done.returncode == 0, done.stdout
    assert "tests that could not run here" in done.stdout
    assert f"   1 {tmp_path / 'absent'} is absent" in done.stdout


def test_under_ci_a_skip_is_a_failure(tmp_path: Path) -> None:
    done = run(tmp_path, CI="true")

    assert done.returncode == 1
    assert "Skipped under CI" in done.stdout
