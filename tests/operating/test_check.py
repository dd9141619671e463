"""``motcua check`` says in a sentence what is wrong, and ends with 1."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.running.operating import Demo


@pytest.fixture
def away(tmp_path: Path) -> Demo:
    """An installation whose database does not answer."""
    return Demo(tmp_path)


def said(demo: Demo, **settings: str) -> dict[str, str]:
    """The sentences about what is not well."""
    done = demo.run("check", "--json", DATABASE_URL="postgresql://me@127.0.0.1:1/ward", **settings)
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    return {line["name"]: line["says"] for line in json.loads(done.stdout) if not line["well"]}


def open_key(var: Path) -> None:
    key = var / "keys" / "authority.pem"
    key.parent.mkdir(parents=True, mode=0o700)
    key.write_text("a key")
    key.chmod(0o644)


def no_folder(var: Path) -> None:
    var.mkdir(parents=True, exist_ok=True)
    (var / "files").write_text("a file stands where the folder should be")


@pytest.mark.parametrize(
    ("spoil", "name", "cure"),
    [
        (lambda var: None, "database", "check DATABASE_URL"),
        (open_key, "keys", "chmod -R go="),
        (no_folder, "files", "give it to the user of the server"),
    ],
)
def test_what_is_wrong_is_named_with_its_cure(
    away: Demo, spoil: Callable[[Path], None], name: str, cure: str
) -> None:
    spoil(away.var)

    assert cure in said(away)[name]


def test_a_profile_that_cannot_be_read_is_named(away: Demo, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "profile.yaml").write_text("operator: [")

    assert "MOTCUA_PROFILE" in said(away, MOTCUA_PROFILE=str(profile))["profile"]


def test_a_disk_with_little_room_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from motcua.cli import check
    from motcua.cli.trouble import Trouble
    from motcua.config.env import read

    monkeypatch.setattr(check, "LEAST_FREE", shutil.disk_usage(tmp_path).total + 1)

    with pytest.raises(Trouble, match="free some space"):
        check._disk(read({"MOTCUA_VAR": str(tmp_path)}))
