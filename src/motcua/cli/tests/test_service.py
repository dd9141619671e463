"""``motcua service``: packages become releases, and releases travel."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click import Command
from django.conf import LazySettings, settings

from motcua.cli.service.environment import environment
from motcua.cli.service.export import export
from motcua.cli.service.install import install
from motcua.cli.service.list import list_services
from motcua.cli.trouble import Trouble
from motcua.services.catalogue.models import Release, ServiceValue
from motcua.services.catalogue.tests.packaging import WHOLE
from motcua.services.catalogue.tests.test_releases import past_the_guard

pytestmark = pytest.mark.django_db
BIRTH = settings.PROFILE / "services" / "civil-status" / "birth-registration"


def call(command: Command, **given: Any) -> None:
    """Run a command's function in the database of the test."""
    command.callback.__wrapped__(**given)  # type: ignore[union-attr]


def installed(source: Path, *, key: str = "", as_json: bool = False) -> None:
    call(install, source=source, key=key, as_json=as_json)


@pytest.fixture
def ours(settings: LazySettings, tmp_path: Path) -> Path:
    """An installation with a key of its own."""
    settings.KEYS, settings.LANGUAGE_CODE = tmp_path / "ours", "en"
    return tmp_path


def test_services_are_installed_from_a_folder_once(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _twice in range(2):
        installed(settings.PROFILE / "services", as_json=True)
        released = {each["code"]: each for each in json.loads(capsys.readouterr().out)}
        assert released["1.001193"]["release"] == 1

    call(list_services, code="", as_json=False)
    assert "1.001193 release 1: Đăng ký khai sinh" in capsys.readouterr().out


def test_a_release_says_who_published_it_and_that_its_signature_fits(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    installed(BIRTH)
    capsys.readouterr()

    call(list_services, code="1.001193", as_json=True)

    [line] = json.loads(capsys.readouterr().out)
    assert (line["published_by"], line["signature"]) == ("system:service", "signed")


def test_older_content_is_not_released_again_and_that_is_said(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = shutil.copytree(WHOLE, ours / "card")
    installed(package)
    text = (package / "service.yaml").read_text("utf-8")
    (package / "service.yaml").write_text(f"# Once more.\n{text}", encoding="utf-8")
    installed(package)
    (package / "service.yaml").write_text(text, encoding="utf-8")
    capsys.readouterr()

    installed(package)

    said = capsys.readouterr().out
    assert said.startswith("9.000001 release 1 (")
    assert said.endswith("; release 2 came later and stays in use\n")


def test_every_bad_package_below_a_folder_is_named_and_none_is_installed(ours: Path) -> None:
    with pytest.raises(Trouble, match=r"no service\.yaml"):
        installed(ours)
    shutil.copytree(BIRTH, ours / "field" / "birth")
    for name in ("one", "two"):
        shutil.copytree(BIRTH, ours / "field" / name)
        (ours / "field" / name / "form.yaml").write_text("pages: [", encoding="utf-8")

    with pytest.raises(Trouble) as trouble:
        installed(ours / "field")

    assert f"{ours}/field/one/form.yaml, line 1: not YAML" in str(trouble.value)
    assert f"{ours}/field/two/form.yaml, line 1: not YAML" in str(trouble.value)
    assert not Release.objects.exists()


def test_a_release_travels_with_its_signature(
    ours: Path, settings: LazySettings, capsys: pytest.CaptureFixture[str]
) -> None:
    installed(BIRTH)
    capsys.readouterr()
    call(export, code="1.001193", number=None, folder=ours)
    told = capsys.readouterr().out.split()
    file, key = Path(told[0]), told[-1]
    sent = Release.objects.get()
    travelled(settings, ours)

    with pytest.raises(Trouble, match=f"signed with the key {key}, which this installation"):
        installed(file)
    installed(file, key=key)

    came = Release.objects.get()
    assert came.files == sent.files
    assert came.key_id != key == came.origin["key"]
    call(list_services, code="", as_json=False)
    assert f"from {key}, there release 1" in capsys.readouterr().out


def test_values_of_an_installation_stand_apart_from_the_release(
    ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = ours / "field" / "birth"
    shutil.copytree(WHOLE, package)
    named = "\nenvironment:\n  - { name: account, means: { vi: Tài khoản, en: The account } }\n"
    definition = package / "service.yaml"
    definition.write_text(definition.read_text("utf-8") + named, encoding="utf-8")
    installed(package)
    call(list_services, code="", as_json=False)
    assert "lacks account" in capsys.readouterr().out

    with pytest.raises(Trouble, match="has no value acount; it has: account"):
        call(environment, code="9.000001", given=("acount=1",), as_json=False)
    call(environment, code="9.000001", given=("account=3511.0.1092",), as_json=False)

    assert "account = 3511.0.1092: The account" in capsys.readouterr().out
    assert [value.value for value in ServiceValue.objects.all()] == ["3511.0.1092"]
    assert "3511.0.1092" not in str(Release.objects.get().files)


def travelled(settings: LazySettings, folder: Path) -> None:
    """We are now another installation: other key, no releases."""
    settings.KEYS = folder / "theirs"
    past_the_guard("DELETE FROM catalogue_release")


def test_a_folder_that_takes_no_file_ends_the_export_in_a_sentence(ours: Path):
    installed(BIRTH)
    (ours / "1.001193-1.zip").mkdir()

    with pytest.raises(Trouble, match=r"1\.001193-1\.zip cannot be written: Is a directory"):
        call(export, code="1.001193", number=None, folder=ours)
