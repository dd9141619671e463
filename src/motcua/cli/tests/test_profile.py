"""``motcua profile load`` says what it did, for people and for machines."""

import json
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from motcua.cli.profile import load
from motcua.cli.profiles import folder_of
from motcua.cli.trouble import Trouble
from motcua.foundation.organisations.tests.conftest import folder as folder
from motcua.foundation.organisations.tests.conftest import hue as hue

pytestmark = pytest.mark.django_db

run = load.callback.__wrapped__  # the command without its own database


def test_a_profile_is_loaded_as_a_whole_and_again_without_change(hue: Path, capsys):
    run(str(hue), as_json=False)
    first = capsys.readouterr()
    run(str(hue), as_json=True)
    again = json.loads(capsys.readouterr().out)

    assert first.out.splitlines()[0] == "Profile vietnam loaded."
    written = re.search(r"units: (\d+) new, 0 changed, 0 unchanged", first.out)
    assert f"{written[1]} of {written[1]} units written" in first.err
    assert again["changed"] is False
    assert again["units"] == {
        "new": 0,
        "changed": 0,
        "unchanged": int(written[1]),
        "removed": 0,
        "kept": 0,
    }


def test_a_profile_is_found_by_its_name():
    assert folder_of("vietnam", settings.PROFILE) == settings.PROFILE


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
