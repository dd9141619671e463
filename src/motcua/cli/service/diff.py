"""``motcua service diff``: what changes for people between two states of a service."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from motcua.cli.django_setup import set_up, with_database
from motcua.cli.service.check import LANGUAGES
from motcua.cli.service.migrate import counted, facts_of, progress, tell_preview
from motcua.cli.trouble import Trouble

if TYPE_CHECKING:
    from motcua.services.catalogue.queries.moves import Said, State


@click.command()
@click.argument("before")
@click.argument("after")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="Say it in this one.")
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
def diff(before: str, after: str, language: str, as_json: bool) -> None:
    """Say in words what changes for people from BEFORE to AFTER, and how open drafts stand.

    Each is the folder of a package, or a release as CODE or CODE@NUMBER; CODE alone is the newest.
    Two folders need no database. Exit code 1 when they are of two services.
    """
    compare = _with_folders if _are_folders(before, after) else _with_releases
    compare(before, after, language, as_json)


def _with_folders(before: str, after: str, language: str, as_json: bool) -> None:
    set_up()
    _compare(_state(before, language), _state(after, language), language, as_json)


@with_database
def _with_releases(before: str, after: str, language: str, as_json: bool) -> None:
    _compare(_state(before, language), _state(after, language), language, as_json, with_drafts=True)


def _compare(
    before: "State", after: "State", language: str, as_json: bool, *, with_drafts: bool = False
) -> None:
    from motcua.services.cases.queries.moves import preview
    from motcua.services.catalogue.queries.moves import changes

    if before.code != after.code:
        raise Trouble(f"These are two services: {before.code} and {after.code}.")
    found = changes(before.package, after.package)
    seen = preview(after, tell=None if as_json else progress) if with_drafts else None
    if as_json:
        facts: dict[str, Any] = {"code": after.code, "changes": [_facts(each) for each in found]}
        if seen:
            facts["drafts"] = facts_of(seen)
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    _tell(found, language)
    if seen:
        tell_preview(seen, language)


def _tell(found: "tuple[Said, ...]", language: str) -> None:
    from motcua.services.catalogue.queries.moves import PARTS

    if not found:
        click.echo("Nothing changes for people.")
    part = ""
    for said in found:
        if said.part != part:
            part = said.part
            click.echo(PARTS[part][language])
        click.echo(f"  {'!' if said.worse else '-'} {said.words[language]}")
    if found:
        worse = sum(said.worse for said in found)
        click.echo(f"{counted(len(found), 'change')}; at the cost of applicants (!): {worse}.")


def _facts(said: "Said") -> dict[str, Any]:
    return {"key": said.key, "worse": said.worse, "words": dict(said.words)}


def _are_folders(*named: str) -> bool:
    return all(Path(name).is_dir() for name in named)


def _state(named: str, language: str) -> "State":
    from motcua.kit.errors import Refused
    from motcua.services.catalogue.queries.moves import BadPackage, folder_state, release_state

    code, _at, number = named.partition("@")
    try:
        if Path(named).is_dir():
            return folder_state(Path(named))
        if number and not number.isdecimal():
            raise Trouble(f"{named!r} is no folder and no release, as 1.001193@2.")
        return release_state(code, int(number) if number else None)
    except BadPackage as bad:
        raise Trouble(
            "\n".join(each.sentence(language) for each in bad.within(Path(named)))
        ) from None
    except Refused as wrong:
        raise Trouble(str(wrong)) from None
