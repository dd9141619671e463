"""Checking a package of the profile, and installing it: the slowest of them, never read before.

Each is a copy whose every file has a remark of its own, so that nothing is known from before. The
children that set letters are started first: the start of Python is no part of the promise.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from scratch import database, report

MOST = 1.0
"""Seconds that a package may take, to be checked and to be installed."""
REMARKS = {".yaml": "# {}", ".typ": "// {}", ".bpmn": "<!-- {} -->", ".dmn": "<!-- {} -->"}


def main() -> int:
    with database():
        from django.conf import settings

        packages = [path.parent for path in settings.PROFILE.glob("services/*/*/service.yaml")]
        start_the_children()
        with tempfile.TemporaryDirectory() as folder:
            checked = max(seconds(check, anew(each, Path(folder) / "check")) for each in packages)
            installed = max(
                seconds(install, anew(each, Path(folder) / "install")) for each in packages
            )
    kept = [report("check", checked, "s", MOST), report("install", installed, "s", MOST)]
    return 0 if all(kept) else 1


def seconds(act: Callable[[Path], None], package: Path) -> float:
    began = time.perf_counter()
    act(package)
    return time.perf_counter() - began


def anew(package: Path, folder: Path) -> Path:
    """A copy of a package that says the same in texts that nobody has read."""
    copy = Path(shutil.copytree(package, folder / package.name))
    for path in copy.rglob("*.*"):
        remark = REMARKS[path.suffix].format(folder)
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{remark}\n", encoding="utf-8")
    return copy


def start_the_children() -> None:
    from motcua.instruments.documents.actions import render

    text, now = b'#set document(title: "Hello")\nHello', datetime.now(UTC)
    for signed in (True, False):
        render(files={"main.typ": text}, main="main.typ", data={}, at=now, signed=signed)


def check(package: Path) -> None:
    from motcua.services.catalogue.queries.folders import check_folders

    (checked,) = check_folders([package])
    if checked.is_refused:
        raise AssertionError(f"the gate refuses {package}, so this measures nothing")


def install(package: Path) -> None:
    from django.conf import settings

    from motcua.kit.actor import system
    from motcua.services.catalogue.actions.service import release_service

    release_service(package, shared=settings.PROFILE / "documents", actor=system("bench"))


if __name__ == "__main__":
    sys.exit(main())
