"""``motcua bpmn check``: is a model lawful BPMN that we execute?"""

import json
from pathlib import Path

import click

from motcua.cli.bpmn.options import facts_of, in_languages, tell
from motcua.kit.bpmn.checking import check as look_through
from motcua.kit.bpmn.errors import BpmnError, Finding
from motcua.kit.bpmn.model import Definitions
from motcua.kit.bpmn.reading import read_file


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@in_languages
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def check(files: tuple[Path, ...], languages: tuple[str, ...], as_json: bool) -> None:
    """Check that the models in FILES are lawful and can be executed; they may call each other.

    Each fault is said with its rule, file, line, element and cure; exit code 1 when there is any.
    """
    found = _look_through(files)
    if as_json:
        click.echo(json.dumps([facts_of(each) for each in found], ensure_ascii=False))
    else:
        tell(found, languages)
        if not found:
            click.echo(f"{len(files)} checked, nothing to mend.")
    if found:
        raise click.exceptions.Exit(1)


def _look_through(files: tuple[Path, ...]) -> list[Finding]:
    models: list[Definitions] = []
    found: list[Finding] = []
    for file in files:
        try:
            models.append(read_file(file))
        except BpmnError as error:
            found += error.findings
    callable_somewhere = {name for model in models for name in model.processes}
    for model in models:
        found += look_through(model, callable_elsewhere=callable_somewhere)
    return found
