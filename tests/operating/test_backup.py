"""A backup of a running product, and a new installation that goes on from it."""

import io
import json
import shutil
import signal
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.operating.helpers import walk
from tests.running.operating import Demo

from motcua.cli.backups import archive
from motcua.cli.walkthrough.browser import Browser
from motcua.cli.walkthrough.doors import enter_as_citizen

type Manifest = dict[str, object]


@pytest.fixture(scope="module")
def backup(running: Demo) -> Path:
    """A backup that was made beside the running product."""
    path = running.folder / "backup.tar"
    done = running.run("backup", str(path))
    assert done.returncode == 0, done.stderr
    return path


@pytest.fixture(scope="module")
def restored(backup: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A new installation, restored from the backup and started."""
    one = Demo(tmp_path_factory.mktemp("restored"))
    done = one.run("restore", str(backup))
    assert done.returncode == 0, done.stderr
    assert "the journal is whole" in done.stdout
    one.ensure()
    yield one
    one.end(signal.SIGTERM)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """An empty installation; a restore that is refused leaves it so."""
    return Demo(tmp_path_factory.mktemp("fresh"))


def test_a_backup_is_for_its_owner_and_holds_no_private_key(running: Demo, backup: Path) -> None:
    content = backup.read_bytes()

    assert backup.stat().st_mode & 0o777 == 0o600
    assert b"PRIVATE KEY" not in content
    assert (running.var / "secret").read_bytes() not in content
    assert b"PRIVATE KEY" in (running.var / "keys" / "node" / "key.pem").read_bytes()


def test_a_backup_is_never_written_over(running: Demo, backup: Path) -> None:
    before = backup.read_bytes()

    done = running.run("backup", str(backup))

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"{backup} is there already")
    assert backup.read_bytes() == before
    assert list(running.var.glob("backup-*")) == []


def test_the_restored_node_goes_on_and_verifies_seals_of_the_old_and_the_new_key(
    backup: Path, restored: Demo
) -> None:
    root = restored.folder / "root.json"
    assert walk(restored.port, restored.folder).returncode == 0
    assert restored.run("journal", "export-root", str(root)).returncode == 0
    with archive.reading(backup) as whole:
        old = whole.manifest["seal"]["seal"]["key"]

    assert json.loads(root.read_text())["seal"]["key"] != old
    assert restored.run("journal", "verify", "--root", str(root)).returncode == 0
    known = {path.stem for path in (restored.var / "keys" / "node" / "known").iterdir()}
    assert old in known
    assert len(known) == 2


def test_a_result_of_before_is_downloaded_and_verified(running: Demo, restored: Demo) -> None:
    citizen = Browser(f"http://localhost:{restored.port}")
    enter_as_citizen(citizen, "Trần Thị Lan")
    citizen.open("/cases/")
    results = set()
    for case in dict.fromkeys(citizen.links("/cases/")):
        citizen.open(case)
        results |= {citizen.fetch(link) for link in citizen.links("result.pdf")}
    citizen.client.close()
    before = (running.folder / "result.pdf").read_bytes()
    stranger = Browser(f"http://localhost:{restored.port}")
    stranger.open("/verify")
    stranger.fill({}, files={"file": ("result.pdf", before)})
    stranger.client.close()

    assert before in results
    assert "Giấy thật, chưa bị thay đổi" in stranger.text


def test_a_restore_asks_for_an_empty_database(restored: Demo, backup: Path) -> None:
    refuses(restored, backup, "The database is not empty")


def test_a_restore_asks_for_an_empty_folder(fresh: Demo, backup: Path) -> None:
    kept = fresh.var / "files" / "kept"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")

    refuses(fresh, backup, "is not empty: give another folder")
    assert kept.read_text() == "mine"
    kept.unlink()


def test_what_is_no_whole_backup_is_not_restored(fresh: Demo, backup: Path, tmp_path: Path) -> None:
    cut, other = tmp_path / "cut.tar", tmp_path / "other.tar"
    cut.write_bytes(backup.read_bytes()[:200_000])
    other.write_text("no backup at all")

    refuses(fresh, cut, "or its end is missing")
    refuses(fresh, other, "is not a backup of Một Cửa")


def test_a_part_that_was_changed_is_named(fresh: Demo, backup: Path, tmp_path: Path) -> None:
    with archive.reading(backup) as whole:
        name = whole.names(archive.FILES)[0]
        member = whole._members[name]
    damaged = tmp_path / "damaged.tar"
    shutil.copyfile(backup, damaged)
    with damaged.open("r+b") as file:
        file.seek(member.offset_data + 10)
        byte = file.read(1)
        file.seek(member.offset_data + 10)
        file.write(bytes([byte[0] ^ 1]))

    refuses(fresh, damaged, f"{name} is not as it was written. Nothing was restored")


def test_a_backup_without_its_files_is_not_restored(
    fresh: Demo, backup: Path, tmp_path: Path
) -> None:
    without = rewritten(backup, tmp_path, drop=lambda name: name.startswith(archive.FILES))

    refuses(fresh, without, "parts are missing (files/")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"format": 2, "version": "9.0"}, "was made by Một Cửa 9.0, which is newer"),
        ({"migrations": [["cases", "0999_of_tomorrow"]]}, "cases.0999_of_tomorrow"),
        ({"profile": "atlantis"}, "is of the profile atlantis"),
        ({"postgresql": {"server": 19, "tools": 19}}, "a server of version 19 or newer"),
    ],
)
def test_what_this_installation_cannot_take_is_not_restored(
    fresh: Demo, backup: Path, tmp_path: Path, change: Manifest, said: str
) -> None:
    refuses(fresh, rewritten(backup, tmp_path, change=change), said)


def refuses(demo: Demo, path: Path, said: str) -> None:
    """The restore ends in one sentence and has written nothing."""
    before = sorted((demo.var / "files").rglob("*"))
    done: subprocess.CompletedProcess[str] = demo.run("restore", str(path))
    sentence = done.stderr.strip().splitlines()[-1]
    assert done.returncode == 1
    assert said in sentence
    assert "Traceback" not in done.stderr
    assert sorted((demo.var / "files").rglob("*")) == before


def rewritten(
    backup: Path,
    folder: Path,
    change: Manifest | None = None,
    drop: Callable[[str], bool] = lambda name: False,
) -> Path:
    """The same backup with another manifest or without some parts."""
    path = folder / "rewritten.tar"
    with tarfile.open(backup) as old, tarfile.open(path, "w") as new:
        for member in old.getmembers():
            if drop(member.name):
                continue
            content = old.extractfile(member).read()
            if member.name == archive.MANIFEST:
                content = json.dumps({**json.loads(content), **(change or {})}).encode()
                member.size = len(content)
            new.addfile(member, io.BytesIO(content))
    return path
