"""``motcua service diff`` and ``migrate``: what changes, and drafts that go on under it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click import Command
from django.conf import LazySettings

from motcua.cli.service import diff as diff_command
from motcua.cli.service.diff import diff
from motcua.cli.service.migrate import migrate
from motcua.cli.trouble import Trouble, WrongUse
from motcua.foundation.identity.models import Person
from motcua.services.cases.models import Draft
from motcua.services.catalogue.queries.service import release
from motcua.services.catalogue.tests import moving
from motcua.services.catalogue.tests.releasing import published

pytestmark = pytest.mark.django_db
DEARER = ("copies * 8000", "copies * 9000")


@pytest.fixture(autouse=True)
def here(settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database of the test, in English."""
    settings.KEYS, settings.LANGUAGE_CODE = tmp_path / "keys", "en"
    inner = diff_command._with_releases.__wrapped__  # type: ignore[attr-defined]
    monkeypatch.setattr(diff_command, "_with_releases", inner)
    release.cache_clear()


@pytest.fixture
def drafts() -> list[Draft]:
    """One that is begun and one that is whole, under the first of two releases."""
    later = (moving.PHOTO, f"{moving.PHOTO}      - {moving.BORN}\n")
    first = published(moving.CODE, moving.FILES)
    published(moving.CODE, moving.files(DEARER, later))
    person = Person.objects.create(full_name="Trần Thị Lan")
    return [
        Draft.objects.create(release=first, applicant=person, answers=dict(answers))
        for answers in (moving.BEGUN, moving.WHOLE_ANSWERS)
    ]


def folder(path: Path, *changed: moving.Change) -> str:
    """The package as a folder."""
    for name, text in moving.files(*changed).items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return str(path)


def compared(before: str, after: str, *, language: str = "en", as_json: bool = False) -> None:
    diff.callback(before=before, after=after, language=language, as_json=as_json)  # type: ignore[misc]


def migrated(command: Command = migrate, **given: Any) -> None:
    usual = {"code": moving.CODE, "number": None, "apply_": False, "move_id": None}
    shown = {"language": "en", "as_json": False}
    command.callback.__wrapped__(**usual | shown | given)  # type: ignore[union-attr]


def numbers(drafts: list[Draft]) -> list[int]:
    return [Draft.objects.get(pk=draft.pk).release.number for draft in drafts]


def test_two_folders_are_compared_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    old, new = (
        folder(tmp_path / "old"),
        folder(tmp_path / "new", ("amount: 20000", "amount: 30000")),
    )

    compared(old, new)
    assert capsys.readouterr().out == (
        "Fee\n"
        "  ! Handed in at the counter: the fee rises from 20,000 đ to 30,000 đ.\n"
        "1 change; at the cost of applicants (!): 1.\n"
    )
    compared(old, new, language="vi")
    assert "phí tăng từ 20.000 đ lên 30.000 đ" in capsys.readouterr().out
    compared(old, old)
    assert capsys.readouterr().out == "Nothing changes for people.\n"


def test_a_folder_is_held_against_what_is_released_with_its_drafts(
    drafts: list[Draft], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    compared(f"{moving.CODE}@1", folder(tmp_path / "new", DEARER), as_json=True)

    told = json.loads(capsys.readouterr().out)
    assert [each["key"] for each in told["changes"]] == ["questions.value"]
    assert told["drafts"]["counts"]["safe"] == 2
    assert told["drafts"]["worse"] == 1


def test_two_services_are_not_compared(tmp_path: Path):
    other = folder(tmp_path / "other", (moving.CODE, "9.000008"))

    with pytest.raises(Trouble, match=r"two services: 9\.000007 and 9\.000008"):
        compared(folder(tmp_path / "one"), other)


@pytest.mark.parametrize("named", ["9.000007@x", "9.000007@7", "no such folder"])
def test_what_is_neither_a_folder_nor_a_release_is_said(
    named: str, drafts: list[Draft], tmp_path: Path
):
    with pytest.raises(Trouble, match=r"no folder and no release|There is no release"):
        compared(folder(tmp_path / "one"), named)


def test_migrate_shows_first_and_changes_nothing(
    drafts: list[Draft], capsys: pytest.CaptureFixture[str]
):
    migrated()

    told = capsys.readouterr().out
    assert told.startswith("2 open drafts of releases before 9.000007 release 2:\n")
    assert "      1  safe to move\n" in told
    assert "      1  need the applicant\n" in told
    assert "“Born in” is asked newly where the applicant has already been." in told
    assert str(drafts[1].pk) in told
    assert told.endswith("Nothing was changed: give --apply to move 1 draft.\n")
    assert numbers(drafts) == [1, 1]


def test_migrate_moves_and_takes_back(drafts: list[Draft], capsys: pytest.CaptureFixture[str]):
    migrated(apply_=True, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert (told["moved"], told["busy"], numbers(drafts)) == (1, 0, [2, 1])

    migrated(move_id=told["move"])
    assert capsys.readouterr().out == "1 draft moved back.\n"
    assert numbers(drafts) == [1, 1]


@pytest.mark.parametrize(
    ("given", "wrong", "says"),
    [
        ({"move_id": 1, "apply_": True}, WrongUse, "--undo alone"),
        ({"move_id": 99}, Trouble, "There is no move 99"),
        ({"code": "9.1"}, Trouble, "There is no release of 9.1"),
    ],
)
def test_what_cannot_be_done_ends_in_a_sentence(
    given: dict[str, Any], wrong: type[Trouble], says: str
):
    with pytest.raises(wrong, match=says):
        migrated(**given)
