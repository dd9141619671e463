"""What the commands about processes have in common."""

from pathlib import Path

import click

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.model import Definitions
from motcua.kit.bpmn.reading import read_file

language = click.option(
    "--language",
    type=click.Choice(["vi", "en"]),
    default="en",
    show_default=True,
    help="The language of what is found.",
)


def lawful(path: Path) -> Definitions:
    """The model in a file; ``BpmnError`` where it is none that we execute."""
    definitions = read_file(path)
    if found := check(definitions):
        raise BpmnError(*found)
    return definitions


def refuse(refused: BpmnError, language: str) -> None:
    """Say why, and fail."""
    click.echo(refused.sentence(language))
    raise click.exceptions.Exit(1)
