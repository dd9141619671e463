"""Releases that somebody made up: files that no export wrote, rows that nobody published."""

import json
import shutil
import threading
import tracemalloc
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from django.conf import LazySettings, settings
from django.db import connection, connections

from motcua.kit.actor import system
from motcua.kit.errors import Refused
from motcua.services.catalogue.actions.service import (
    release_files,
    release_folders,
    release_service,
)
from motcua.services.catalogue.models import Release, Service
from motcua.services.catalogue.package import (
    BadPackage,
    content_hash,
    read_folder,
    read_letterheads,
)
from motcua.services.catalogue.package.archive import unpack
from motcua.services.catalogue.queries.releases import Standing, releases, standing_of
from motcua.services.catalogue.queries.service import release, services
from motcua.services.catalogue.tests.packaging import WHOLE
from motcua.services.catalogue.tests.releasing import published

ME = system("test")
FACTS = {
    "format": "motcua-release/1", "code": "1", "number": 1, "content_hash": "", "key": "",
    "published_by": "", "published_at": "2026-11-25T09:00+07:00", "signature": "", "public_key": "",
}  # fmt: skip
SEAL = json.dumps(FACTS)


def archive(*parts: tuple[str, str | bytes], packed: int = ZIP_DEFLATED) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", packed) as zipped:
        for name, content in parts:
            zipped.writestr(name, content)
    return made.getvalue()


def scratched(content: bytes) -> bytes:
    """The same file with some packed bytes of its last part struck over."""
    place = content.find(b"form.yaml") + len("form.yaml")
    return content[:place] + b"\xff" * 8 + content[place + 8 :]


def locked(content: bytes) -> bytes:
    """The same file, which now says that a password is needed."""
    found = bytearray(content)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found[content.find(mark) + flags] |= 1
    return bytes(found)


WHOLE_SEAL = ("release.json", SEAL)
ENDLESS = SEAL.replace('"number": 1', '"number": 1e999')


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (scratched(archive(WHOLE_SEAL, ("form.yaml", "pages" * 900))), "while decompressing"),
        (locked(archive(WHOLE_SEAL)), "encrypted"),
        (archive(WHOLE_SEAL, ("form.yaml", "a"), packed=ZIP_LZMA), "packed in another way"),
        (archive(("release.json", ENDLESS)), "infinity"),
        (archive(("release.json", "[" * 9_000)), "Expecting value"),
        (archive(("form.yaml", "a")), r"release\.json is missing"),
        (archive(WHOLE_SEAL, ("form.yaml", b"\xff")), r"form\.yaml is not text in UTF-8"),
        (archive(WHOLE_SEAL, ("\x1b[2J.yaml", b"\xff")), "\ufffd\\[2J.yaml is not text"),
    ],
)
def test_a_file_that_no_export_wrote_ends_in_one_sentence(content: bytes, said: str):
    with pytest.raises(BadPackage, match=said) as bad:
        unpack(content, name="a.zip")

    assert [finding.rule for finding in bad.value.findings] == ["archive.unreadable"]
    assert "\x1b" not in bad.value.sentence("vi")


def test_a_bomb_of_many_parts_is_not_unpacked():
    wide = "\N{GRINNING FACE}" + "a" * 1_900_000
    content = archive(WHOLE_SEAL, *((f"documents/a{part}.typ", wide) for part in range(40)))

    tracemalloc.start()
    with pytest.raises(BadPackage, match="is too large"):
        unpack(content, name="a.zip")
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 120_000_000


def test_a_name_that_steers_the_terminal_is_not_told_as_it_is(tmp_path: Path):
    (tmp_path / "\x1b]0;you\x07.yaml").touch()

    with pytest.raises(BadPackage, match="\ufffd]0;you\ufffd\\.yaml"):
        read_folder(tmp_path)


def test_the_character_of_number_0_is_refused_before_the_database_would(tmp_path: Path):
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "result.typ").write_text("a\0b", encoding="utf-8")

    with pytest.raises(BadPackage, match=r"documents/result\.typ: .*number 0"):
        read_folder(tmp_path)


@pytest.mark.django_db
def test_a_folder_with_a_long_way_to_it_is_released(
    tmp_path: Path, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
):
    settings.KEYS = tmp_path / "keys"
    folder = tmp_path / ("a" * 150) / ("b" * 150)
    shutil.copytree(WHOLE, folder)
    monkeypatch.chdir(folder)

    release_service(Path(), shared=settings.PROFILE / "documents", actor=ME)

    assert Service.objects.get().folder.endswith(f"/{'b' * 150}")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "key_id = '', signature = ''",
        "key_id = '0123456789abcdef'",
        "key_id = '', signature = '', files = '[]'",
        "files = jsonb_set(files, '{service.yaml}', '\"nothing\"')",
    ],
)
def test_taking_the_signature_away_makes_nothing_genuine(
    change: str, settings: LazySettings, tmp_path: Path
):
    settings.KEYS = tmp_path / "keys"
    files = read_letterheads(settings.PROFILE / "documents") | read_folder(WHOLE)
    row = release_files(files, folder="a/b", actor=ME)
    other = {**files, "service.yaml": files["service.yaml"].replace("số nhà", "số cửa")}
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(
            "UPDATE catalogue_release SET files = %s, content_hash = %s",
            [json.dumps(other), content_hash(other)],
        )
        cursor.execute(f"UPDATE catalogue_release SET {change}")  # noqa: S608
        cursor.execute("SET LOCAL session_replication_role = origin")
    release.cache_clear()

    with pytest.raises(Refused):
        release(row.pk)
    assert services() == []
    assert [line.standing for line in releases()] == [Standing.BROKEN]
    assert [line.standing for line in releases(row.service.code)] == [Standing.BROKEN]


@pytest.mark.django_db(transaction=True)
def test_two_who_release_the_same_in_another_order_do_not_hold_each_other_up(
    settings: LazySettings, tmp_path: Path
):
    settings.KEYS = tmp_path / "keys"
    codes, began, found = ("9.000001", "9.000002"), threading.Barrier(2), []
    packages = {code: folder_of(code, tmp_path) for code in codes}

    def install(order: Iterable[str]) -> None:
        together = [packages[code] for code in order]
        try:
            began.wait(timeout=20)
            found.append(release_folders(together, shared=tmp_path / "none", actor=ME))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=install, args=[order]) for order in (codes, codes[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert len(found) == 2
    assert {row.pk for rows in found for row in rows} == set(
        Release.objects.values_list("pk", flat=True)
    )
    assert Release.objects.count() == 2


@pytest.mark.django_db
def test_a_row_that_somebody_put_beside_the_published_ones_is_not_offered():
    genuine = published("9.000009", read_folder(WHOLE))
    other = dict(read_folder(WHOLE)) | {"more.yaml": ""}
    put = Release.objects.create(
        service=genuine.service, number=2, content_hash=content_hash(other), files=other
    )

    assert standing_of(genuine) == Standing.UNSIGNED
    assert standing_of(put) == Standing.BROKEN
    assert services() == []


@pytest.mark.django_db
def test_a_key_that_was_lost_leaves_its_releases_readable(settings: LazySettings, tmp_path: Path):
    settings.KEYS = tmp_path / "keys"
    files = read_letterheads(settings.PROFILE / "documents") | read_folder(WHOLE)
    row = release_files(files, folder="a/b", actor=ME)

    settings.KEYS = tmp_path / "others"

    assert standing_of(Release.objects.get(pk=row.pk)) == Standing.UNKNOWN_KEY


def folder_of(code: str, where: Path) -> Path:
    """The small whole package as that of a procedure, with the letterheads in it."""
    folder = where / code
    shutil.copytree(WHOLE, folder)
    for path, text in read_letterheads(settings.PROFILE / "documents").items():
        if not (folder / path).exists():
            (folder / path).write_text(text, encoding="utf-8")
    written = (folder / "service.yaml").read_text(encoding="utf-8").replace("9.000001", code)
    (folder / "service.yaml").write_text(written, encoding="utf-8")
    return folder
