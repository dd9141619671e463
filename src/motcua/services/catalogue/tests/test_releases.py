"""A release: signed, immutable, the same for two who install at once."""

import threading
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.conf import LazySettings, settings
from django.db import IntegrityError, connection, connections, transaction

from motcua.kit.actor import VISITOR, system
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.catalogue.actions.service import release_archive, release_files
from motcua.services.catalogue.errors import BadPackage
from motcua.services.catalogue.models import Release, Service
from motcua.services.catalogue.package import read_folder, read_letterheads
from motcua.services.catalogue.queries.releases import Standing, exported, releases, standing_of
from motcua.services.catalogue.queries.service import release, services

BIRTH = settings.PROFILE / "services" / "civil-status" / "birth-registration"
ME = system("test")


@pytest.fixture
def files(settings: LazySettings, tmp_path: Path) -> dict[str, str]:
    """A package that can be released, in an installation with a key of its own."""
    settings.KEYS, settings.LANGUAGE_CODE = tmp_path / "keys", "en"
    release.cache_clear()
    return read_letterheads(settings.PROFILE / "documents") | read_folder(BIRTH)


def released(files: dict[str, str]) -> Release:
    return release_files(files, folder="civil-status/birth-registration", actor=ME)


@pytest.mark.django_db
def test_the_same_content_changes_nothing_and_another_is_the_next_release(files: dict[str, str]):
    first, again = released(files), released(files)
    changed = {**files, "form.yaml": files["form.yaml"].replace("Bé tên là gì?", "Tên bé?")}

    second = released(changed)

    assert first.pk == again.pk
    assert (first.number, second.number) == (1, 2)
    assert [line.number for line in releases("1.001193")] == [2, 1]
    assert [line.release_id for line in services()] == [second.pk]


@pytest.mark.django_db
def test_what_the_gate_refuses_is_not_released(files: dict[str, str]):
    without = {path: text for path, text in files.items() if not path.startswith("examples/")}

    with pytest.raises(BadPackage, match="needs at least 6"):
        released(without)

    assert not Service.objects.exists()


@pytest.mark.django_db
def test_what_was_released_is_not_held_against_a_law_that_came_later(
    files: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    row = released(files)

    def stricter(_files: dict[str, str]) -> None:
        raise AssertionError("looked at again")

    monkeypatch.setattr("motcua.services.catalogue.actions.service.refuse_unless_fit", stricter)

    assert released(files).pk == row.pk


@pytest.mark.django_db
def test_only_an_administrator_publishes(files: dict[str, str]):
    with pytest.raises(NotAllowed):
        release_files(files, folder="a/b", actor=VISITOR)


@pytest.mark.django_db
def test_the_database_refuses_to_change_a_release(files: dict[str, str]):
    row = released(files)

    for change in ("UPDATE catalogue_release SET number = 7", "DELETE FROM catalogue_release"):
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            connection.cursor().execute(change)

    assert standing_of(Release.objects.get(pk=row.pk)) == Standing.SIGNED


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "files = jsonb_set(files, '{form.yaml}', '\"pages: []\"')",
        "published_by = 'somebody else'",
        "number = 7",
        "signature = decode('00', 'hex')",
    ],
)
def test_what_was_changed_in_spite_of_that_is_not_read(files: dict[str, str], change: str):
    row = released(files)
    past_the_guard(f"UPDATE catalogue_release SET {change}")  # noqa: S608

    with pytest.raises(Refused, match="its signature does not fit"):
        release(row.pk)
    assert standing_of(Release.objects.get(pk=row.pk)) == Standing.BROKEN
    assert services() == []


@pytest.mark.django_db(transaction=True)
def test_two_who_install_at_once_get_one_release(files: dict[str, str]):
    together, found = threading.Barrier(2), []

    def install() -> None:
        try:
            together.wait(timeout=20)
            found.append(released(files).pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=install) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert len(found) == 2
    assert len(set(found)) == Release.objects.count() == 1


@pytest.mark.django_db
def test_an_export_is_the_same_bytes_each_time_and_installs_as_what_it_was(files: dict[str, str]):
    row = released(files)
    once, twice = exported("1.001193"), exported("1.001193", 1)

    assert once.content == twice.content
    assert once.name == "1.001193-1.zip"
    assert release_archive(once.content, name=once.name, actor=ME).pk == row.pk


@pytest.mark.django_db
def test_a_release_without_a_signature_cannot_be_exported(files: dict[str, str]):
    row = released(files)
    Release.objects.create(service=row.service, number=2, content_hash="x", files=files)

    with pytest.raises(Refused, match="has no signature to show"):
        exported("1.001193")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("part", "text", "rule"),
    [
        ("form.yaml", "pages: []", "archive.changed"),
        ("more.yaml", "", "archive.changed"),
        ("../outside.yaml", "", "file.place"),
        ("documents/run.py", "", "file.place"),
        ("release.json", "{}", "archive.unreadable"),
        ("release.json", "[]", "archive.unreadable"),
        ("documents/big.typ", "x" * 2_000_001, "archive.unreadable"),
    ],
)
def test_a_changed_archive_is_refused(
    files: dict[str, str], tmp_path: Path, part: str, text: str, rule: str
):
    released(files)
    content = rewritten(exported("1.001193").content, tmp_path, {part: text})

    with pytest.raises(BadPackage) as bad:
        release_archive(content, name="birth.zip", actor=ME)

    assert {finding.rule for finding in bad.value.findings} == {rule}
    assert all(finding.sentence("vi") for finding in bad.value.findings)


@pytest.mark.django_db
def test_a_seal_that_was_rewritten_does_not_fit(files: dict[str, str], tmp_path: Path):
    released(files)
    sent = exported("1.001193").content
    with ZipFile(written(sent, tmp_path)) as archive:
        seal = archive.read("release.json").decode().replace("system:test", "the minister")
    content = rewritten(sent, tmp_path, {"release.json": seal})

    with pytest.raises(
        BadPackage, match=r"The signature does not fit the key .*archive\.signature"
    ):
        release_archive(content, name="birth.zip", actor=ME)


def test_what_is_no_archive_is_refused():
    for content in (b"", b"PK\x03\x04", b"%PDF-1.7"):
        with pytest.raises(BadPackage, match=r"This is no release as it is exported"):
            release_archive(content, name="birth.zip", actor=ME)


def past_the_guard(change: str) -> None:
    """Change the table as somebody could who holds the database itself."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(change)
        cursor.execute("SET LOCAL session_replication_role = origin")


def written(content: bytes, folder: Path) -> Path:
    path = folder / "release.zip"
    path.write_bytes(content)
    return path


def rewritten(content: bytes, folder: Path, changed: dict[str, str]) -> bytes:
    """The archive with some parts put in place of others."""
    with ZipFile(written(content, folder)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path = folder / "changed.zip"
    with ZipFile(path, "w") as archive:
        for name, text in (parts | {k: v.encode() for k, v in changed.items()}).items():
            archive.writestr(name, text)
    return path.read_bytes()
