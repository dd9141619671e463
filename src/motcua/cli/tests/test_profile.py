"""``motcua profile load`` says what it did, for people and for machines."""

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from motcua.cli.profile import load
from motcua.cli.trouble import Trouble

pytestmark = pytest.mark.django_db

run = load.callback.__wrapped__  # the command without its own database


def test_a_profile_is_loaded_by_its_name_and_again_without_change(capsys):
    run("vietnam", as_json=False)
    run("vietnam", as_json=True)

    said = capsys.readouterr().out.splitlines()
    assert said[0] == "Profile vietnam loaded."
    report = json.loads(said[-1])
    assert report["changed"] is False
    assert report["units"]["new"] == 0
    assert report["units"]["unchanged"] == 2


def test_a_wrong_file_ends_the_command_in_one_sentence(tmp_path: Path):
    shutil.copytree(settings.PROFILE, tmp_path / "copy")
    (tmp_path / "copy" / "calendar" / "2026.yaml").write_text("year: 2026\n", encoding="utf-8")

    with pytest.raises(Trouble) as trouble:
        run(str(tmp_path / "copy"), as_json=False)

    assert trouble.value.exit_code == 1
    assert str(trouble.value).endswith("2026.yaml, line 1: add the key days.")


def test_a_profile_that_is_not_there_is_named_with_the_cure():
    with pytest.raises(Trouble, match="no profile 'nowhere': give a folder"):
        run("nowhere", as_json=False)
