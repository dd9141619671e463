"""Which files a package may have."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from motcua.services.catalogue.package import BadPackage, read_folder


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (lambda path: (path / "link.yaml").symlink_to("/etc/passwd"), "file.link"),
        (lambda path: (path / "documents").symlink_to("/etc"), "file.link"),
        (lambda path: os.mkfifo(path / "pipe.yaml"), "file.special"),
        (lambda path: (path / "run.py").write_text("x"), "file.place"),
        (lambda path: (path / "Tên tệp.yaml").write_text("x"), "file.place"),
        (lambda path: (path / "form.yaml").write_bytes(b"\xff\xfe"), "file.not_text"),
        (lambda path: (path / "form.yaml").write_text("x" * 500_001), "file.too_long"),
        (lambda path: [(path / f"a{n}.yaml").write_text("") for n in range(301)],
         "package.too_large"),
    ],
    ids=["link", "linked folder", "pipe", "kind", "name", "bytes", "long", "many"],
)  # fmt: skip
def test_what_is_no_file_of_a_package_is_refused(
    tmp_path: Path, make: Callable[[Path], Any], rule: str
):
    make(tmp_path)

    with pytest.raises(BadPackage) as bad:
        read_folder(tmp_path)

    assert [finding.rule for finding in bad.value.findings] == [rule]


def test_hidden_files_are_passed_over(tmp_path: Path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    (tmp_path / ".form.yaml.swp").write_text("x")
    (tmp_path / "form.yaml").write_text("x")

    assert read_folder(tmp_path) == {"form.yaml": "x"}
