"""``motcua feel``: expressions of the rules' language, evaluated and looked through."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click
import yaml

from motcua.cli.trouble import Trouble, WrongUse
from motcua.kit.feel import Finding, compile_expression
from motcua.kit.feel.checking import check as look_through
from motcua.kit.feel.codec import as_type, read_json, write_json
from motcua.kit.feel.errors import FeelError, Said
from motcua.kit.feel.errors import Trouble as Null
from motcua.kit.feel.types import ContextType, Type, described
from motcua.kit.feel.words import LANGUAGES
from motcua.kit.feel.writing import text_of

_names = click.option(
    "--names",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A file of JSON or YAML that gives the names and their types.",
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")


@click.group()
def feel() -> None:
    """FEEL, the language of conditions, fees and choices."""


@feel.command("eval")
@click.argument("expression")
@click.option("--context", default="{}", help="The names with their values, as JSON.")
@_names
@click.option("--clock", is_flag=True, help="Let now() and today() read this machine's clock.")
@_as_json
def evaluate(expression: str, context: str, names: Path | None, clock: bool, as_json: bool) -> None:
    """Evaluate EXPRESSION; what became null is explained on standard error."""
    types = _types(names)
    try:
        given = as_type(read_json(context), ContextType(types))
        if not isinstance(given, dict):
            raise WrongUse('Write the context as JSON with names, like {"age": 20}.')
        rule = compile_expression(expression, names=types or list(given))
        done = rule.evaluate_with_troubles(given, clock=_moment if clock else None)
        answer = write_json(done.value) if as_json else text_of(done.value)
    except FeelError as error:
        raise Trouble("\n".join(error.sentence(language) for language in LANGUAGES)) from None
    if as_json:
        troubles = json.dumps([_facts(each) for each in done.troubles], ensure_ascii=False)
        click.echo(f'{{"value": {answer}, "troubles": {troubles}}}')
        return
    click.echo("null" if done.value is None else answer)
    for trouble in done.troubles:
        click.echo(_sentences(trouble), err=True)


@feel.command()
@click.argument("expression")
@_names
@_as_json
def check(expression: str, names: Path | None, as_json: bool) -> None:
    """Look through EXPRESSION: unknown names, impossible types, conditions that are never true.

    Exit code 1 when something was found.
    """
    findings = look_through(expression, _types(names))
    if as_json:
        click.echo(json.dumps([_facts(each) for each in findings], ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(_sentences(finding))
    if findings:
        raise SystemExit(1)


def _moment() -> datetime:
    return datetime.now(UTC).astimezone()


def _types(names: Path | None) -> dict[str, Type]:
    if names is None:
        return {}
    try:
        content = yaml.safe_load(names.read_text(encoding="utf-8"))
        if not isinstance(content, dict):
            raise ValueError("write a name and its type on each line, like age: number")
        return {str(name): described(kind) for name, kind in content.items()}
    except (ValueError, OSError, yaml.YAMLError) as error:
        raise WrongUse(f"{names}: {error}") from None


def _facts(found: Null | Finding) -> dict[str, object]:
    said = {
        language: {"message": found.said.text(language), "hint": found.said.hint(language)}
        for language in LANGUAGES
    }
    return {"line": found.line, "column": found.column, "key": found.said.key, **said}


def _sentences(found: Null | Finding) -> str:
    place = Said("place", {"line": found.line, "column": found.column})
    return "\n".join(
        f"{place.text(language)}: {found.said.text(language)} {found.said.hint(language)}".rstrip()
        for language in LANGUAGES
    )
