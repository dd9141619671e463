"""``motcua bpmn draw``: a model as a picture."""

from collections import Counter
from pathlib import Path

import click

from motcua.cli.trouble import Trouble, WrongUse
from motcua.kit.bpmn.drawing import draw as drawn
from motcua.kit.bpmn.drawing import shown
from motcua.kit.bpmn.errors import LANGUAGES, BpmnError
from motcua.kit.bpmn.reading import read_file
from motcua.kit.bpmn.state import load


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--state",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file with the state of a running process: its tokens are marked.",
)
@click.option(
    "--token", "marked", multiple=True, metavar="ID", help="Mark this element; may be repeated."
)
@click.option("--language", default="", metavar="CODE", help="Names in this language, where given.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write here, not to the screen.",
)
def draw(
    file: Path, state: Path | None, marked: tuple[str, ...], language: str, output: Path | None
) -> None:
    """Draw the diagram of FILE as SVG, with tokens where they stand."""
    try:
        definitions = read_file(file)
        tokens = Counter(marked)
        if state is not None:
            tokens += _standing(state, shown(definitions))
        picture = drawn(definitions, tokens=tokens, language=language)
    except BpmnError as error:
        raise Trouble("\n".join(error.sentence(language) for language in LANGUAGES)) from None
    if output is None:
        click.echo(picture)
        return
    try:
        output.write_text(picture, encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"{output} cannot be written ({error.strerror}).") from None


def _standing(state: Path, places: set[str]) -> Counter[str]:
    """How many tokens stand at each place of the diagram; one round others is not counted."""
    tokens = [token for token in load(state.read_bytes()).tokens if token.node in places]
    around = {token.inside for token in tokens}
    return Counter(token.node for token in tokens if token.id not in around)
