"""``motcua service test``: do the examples of packages come to what they expect?"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from motcua.cli.django_setup import set_up
from motcua.cli.service.check import LANGUAGES
from motcua.cli.service.install import packages_in
from motcua.cli.trouble import Trouble

if TYPE_CHECKING:
    from motcua.services.catalogue.queries.trials import Trial, Tried


@click.command()
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    metavar="FOLDER…",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="Say it in this one.")
@click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep every letter in this folder, as a PDF and as a picture of each page.",
)
def test(folders: tuple[Path, ...], language: str, as_json: bool, pictures: Path | None) -> None:
    """Play the examples of the packages in FOLDER, or below it, and say what differs.

    Each goes from the answers to the last letter: case, fee, place, path, due moment, results. No
    database is needed. Exit code 1 when an example differs or a package cannot be read.
    """
    set_up()
    from motcua.services.catalogue.queries.trials import BadFile, try_folders

    packages = dict.fromkeys(package for folder in folders for package in packages_in(folder))
    try:
        tried = try_folders([*packages])
    except BadFile as wrong:
        raise Trouble(str(wrong)) from None
    if pictures:
        for each in tried:
            _keep(each, pictures)
    if as_json:
        click.echo(json.dumps([_facts(each) for each in tried], ensure_ascii=False))
    else:
        for each in tried:
            for line in _told(each, language):
                click.echo(line)
        click.echo(_summary(tried))
    if not all(each.is_right for each in tried):
        raise click.exceptions.Exit(1)


def _told(tried: "Tried", language: str) -> Iterator[str]:
    """Each example a line, and below it what differs."""
    yield f"{tried.folder} {tried.code}".rstrip()
    for finding in tried.faults:
        yield f"  {finding.sentence(language)}"
    for trial in tried.trials:
        example = trial.run.example
        name = example.name.get(language) or example.name.get("vi", "")
        verdict = "differs" if trial.differences else "right"
        yield f"  {verdict}  {PurePath(example.file).stem}: {name}"
        for finding in trial.differences:
            yield f"    {finding.sentence(language)}"


def _summary(tried: "list[Tried]") -> str:
    trials = [trial for each in tried for trial in each.trials]
    differ = sum(bool(trial.differences) for trial in trials)
    unread = sum(bool(each.faults) for each in tried)
    text = f"{_of(len(trials), 'example')} in {_of(len(tried), 'package')}: "
    text += f"{len(trials) - differ} right"
    text += f", {differ} differ{'s' * (differ == 1)}" if differ else ""
    return f"{text}; {_of(unread, 'package')} cannot be read." if unread else f"{text}."


def _of(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _keep(tried: "Tried", folder: Path) -> None:
    """Every letter under the code of its service and the name of its example, in their order."""
    from motcua.services.catalogue.queries.trials import pictures_of

    for trial in tried.trials:
        own = folder / tried.code / PurePath(trial.run.example.file).stem
        own.mkdir(parents=True, exist_ok=True)
        for number, letter in enumerate(trial.run.letters, start=1):
            name = f"{number}-{PurePath(letter.template).stem}"
            if letter.pdf:
                (own / f"{name}.pdf").write_bytes(letter.pdf)
            for page, picture in enumerate(pictures_of(letter), start=1):
                (own / f"{name}-{page}.png").write_bytes(picture)


def _facts(tried: "Tried") -> dict[str, Any]:
    return {
        "package": str(tried.folder),
        "code": tried.code,
        "right": tried.is_right,
        "faults": [asdict(finding) for finding in tried.faults],
        "examples": [_facts_of(trial) for trial in tried.trials],
    }


def _facts_of(trial: "Trial") -> dict[str, Any]:
    run = trial.run
    return {
        "file": run.example.file,
        "name": dict(run.example.name),
        "kind": run.example.kind,
        "right": not trial.differences,
        "differences": [asdict(finding) for finding in trial.differences],
        "path": run.path,
        "ends": run.ends,
        "case": run.case,
        "fee": run.fee,
        "due": run.due.isoformat() if run.due else None,
        "competent": run.competent,
        "notes": run.notes,
        "results": run.results,
        "letters": [
            {"template": each.template, "at": each.at.isoformat(), "pages": each.pages}
            for each in run.letters
        ],
    }
