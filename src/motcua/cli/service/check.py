"""``motcua service check``: may these packages be published?"""

import json
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from motcua.cli.django_setup import set_up
from motcua.cli.service.install import packages_in
from motcua.cli.trouble import Trouble

if TYPE_CHECKING:
    from motcua.services.catalogue.queries.folders import Checked

LANGUAGES = ("vi", "en")


@click.command()
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    metavar="FOLDER…",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option(
    "--records",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The national file of procedures to hold the packages against; without it the profile's "
    "own list.",
)
@click.option(
    "--language",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    callback=lambda _context, _option, chosen: chosen or LANGUAGES,
    help="Say it in this language only; without it, in both.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
def check(
    folders: tuple[Path, ...], records: Path | None, languages: tuple[str, ...], as_json: bool
) -> None:
    """Say what keeps the packages in FOLDER, or below it, from being published.

    Each finding has its file, line and cure. No database is needed. Exit code 1 when a package is
    refused; warnings alone do not fail.
    """
    set_up()
    from motcua.services.catalogue.queries.folders import BadFile, check_folders

    packages = dict.fromkeys(package for folder in folders for package in packages_in(folder))
    try:
        checked = check_folders([*packages], national=records)
    except BadFile as wrong:
        raise Trouble(str(wrong)) from None
    if as_json:
        click.echo(json.dumps([_facts(each) for each in checked], ensure_ascii=False))
    else:
        for each in checked:
            _tell(each, languages)
        click.echo(_summary(checked))
    if any(each.is_refused for each in checked):
        raise click.exceptions.Exit(1)


def _tell(checked: "Checked", languages: tuple[str, ...]) -> None:
    for each in checked.findings:
        finding = replace(each, file=str(checked.folder / each.file))
        for language in languages:
            click.echo(finding.sentence(language))


def _summary(checked: "list[Checked]") -> str:
    refused = sum(each.is_refused for each in checked)
    warnings = sum(finding.level == "warning" for each in checked for finding in each.findings)
    return (
        f"{len(checked)} checked: {len(checked) - refused} can be published, {refused} refused; "
        f"{warnings} warning{'s' * (warnings != 1)}."
    )


def _facts(checked: "Checked") -> dict[str, object]:
    return {
        "package": str(checked.folder),
        "refused": checked.is_refused,
        "findings": [asdict(finding) for finding in checked.findings],
    }
