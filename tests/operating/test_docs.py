"""The pages for operators name commands, settings, files and buttons that there are."""

import re
from pathlib import Path

import click
import pytest
import yaml
from babel.messages.pofile import read_po
from django.apps import apps

from motcua.cli import motcua

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))
HOW_TO = [page for page in PAGES if page.parent.name in {"how-to", "tutorials"}]


@pytest.mark.parametrize("page", [*PAGES, ROOT / "README.md"], ids=lambda page: page.name)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    own = [link for link in links if "://" not in link]

    assert [link for link in own if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.name)
def test_every_command_that_a_page_names_is_there(page: Path) -> None:
    called = re.findall(r"(?:^|[/`\s])motcua ([a-z][a-z -]*)", code_of(page))

    assert [words for words in called if not is_command(words.split())] == []


@pytest.mark.parametrize("page", HOW_TO, ids=lambda page: page.name)
def test_every_setting_that_a_page_names_is_there(page: Path) -> None:
    files = "".join(each.read_text("utf-8") for each in (ROOT / "docs/how-to/files").iterdir())
    known = set(re.findall(r"`(MOTCUA_\w+)`", (ROOT / "docs/reference/settings.md").read_text()))

    named = set(re.findall(r"MOTCUA_[A-Z_]+", page.read_text(encoding="utf-8") + files))

    assert named - known == set()


def test_the_first_hour_says_the_words_that_are_on_the_pages() -> None:
    text = (ROOT / "docs" / "tutorials" / "first-hour.md").read_text(encoding="utf-8")
    pairs = re.findall(r"\*\*([^*]+)\*\* \(\*([^*]+)\*\)", text)
    said = words()

    assert len(pairs) > 12
    assert [pair for pair in pairs if pair not in said] == []


def test_the_models_that_the_words_name_are_there() -> None:
    text = (ROOT / "docs" / "reference" / "words.md").read_text(encoding="utf-8")
    domains = {config.label for config in apps.get_app_configs()}
    named = re.findall(r"`([a-z]+)\.([A-Z]\w+)`", text)
    models = [(domain, name) for domain, name in named if domain in domains]

    assert len(models) > 8
    assert all(apps.get_model(domain, name) for domain, name in models)


def test_the_description_for_catalogues_of_software_is_whole() -> None:
    said = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    needed = "publiccodeYmlVersion name url platforms categories developmentStatus softwareType"

    assert {*needed.split(), "releaseDate", "legal", "maintenance", "localisation"} <= said.keys()
    assert said["legal"]["license"] == "Apache-2.0"
    assert {*said["description"]} == {*said["localisation"]["availableLanguages"]} == {"vi", "en"}
    for text in said["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]


def code_of(page: Path) -> str:
    text = page.read_text(encoding="utf-8")
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


def is_command(words: list[str]) -> bool:
    """True when the first words lead to a command that does something."""
    command: click.Command | None = motcua
    for word in words:
        if not isinstance(command, click.Group):
            break
        command = command.get_command(click.Context(command), word)
    return command is not None and not isinstance(command, click.Group)


def words() -> set[tuple[str, str]]:
    """What screens say, in English and in Vietnamese; what is filled in is Trần Thị Lan."""
    said = set()
    for path in (ROOT / "src").rglob("django.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                if isinstance(message.id, str) and isinstance(message.string, str):
                    said.add((filled(message.id), filled(message.string)))
    return said


def filled(text: str) -> str:
    return text.replace("%(name)s", "Trần Thị Lan")
