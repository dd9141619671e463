"""``motcua dmn``: decision models, asked, checked and measured against the compatibility kit."""

import json
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import click

from motcua.cli.trouble import Trouble, WrongUse
from motcua.kit.feel.codec import read_json, write_json
from motcua.kit.feel.dmn import (
    DecisionModel,
    DmnError,
    Finding,
    check_model,
    load,
    reasons,
)
from motcua.kit.feel.dmn.tck.running import FileReport, run_suite, suites
from motcua.kit.feel.dmn.telling import clean, facts
from motcua.kit.feel.dmn.words import LANGUAGES
from motcua.kit.feel.errors import FeelError
from motcua.kit.feel.writing import text_of

_as_json = click.option("--json", "as_json", is_flag=True, help="Answer as one line of JSON.")
_language = click.option(
    "--language", type=click.Choice(LANGUAGES), help="Say it in one language instead of both."
)
_model = click.argument("model", type=click.Path(path_type=Path))


@click.group()
def dmn() -> None:
    """Decision models of DMN 1.1 to 1.6."""


@dmn.command()
@_model
@click.option("--decision", required=True, help="The name of the decision.")
@click.option("--input", "given", default="{}", help="The inputs by their names, as JSON.")
@click.option("--why", is_flag=True, help="Tell which rules fired, and on which inputs.")
@click.option("--clock", is_flag=True, help="Let now() and today() read this machine's clock.")
@_language
@_as_json
def run(
    model: Path,
    decision: str,
    given: str,
    why: bool,
    clock: bool,
    language: str | None,
    as_json: bool,
) -> None:
    """Decide by MODEL; what became null is explained on standard error."""
    try:
        ready = DecisionModel(load(model), clock=_moment if clock else None)
        answer = ready.explain(decision, ready.read_inputs(decision, read_json(given)))
    except (DmnError, FeelError) as error:
        raise Trouble(_said(error.sentence, language)) from None
    if as_json:
        click.echo(write_json(facts(answer, why=why)))
        return
    click.echo("null" if answer.value is None else text_of(answer.value))
    for each in _languages(language) if why else ():
        click.echo("\n" + "\n".join(reasons(answer, each)))
    for trouble in answer.troubles:
        click.echo(_said(trouble.sentence, language), err=True)


@dmn.command()
@_model
@_language
@_as_json
def check(model: Path, language: str | None, as_json: bool) -> None:
    """Look through MODEL: broken texts, inputs that no rule takes, or two.

    Exit code 1 when something has to be mended; what is not decided alone does not fail.
    """
    try:
        findings = list(check_model(load(model)))
    except DmnError as error:
        raise Trouble(_said(error.sentence, language)) from None
    if as_json:
        click.echo(json.dumps([_facts(each) for each in findings], ensure_ascii=False))
    else:
        for finding in findings:
            click.echo(_said(finding.sentence, language))
        if not findings:
            click.echo(_said(clean, language))
    if any(finding.certain for finding in findings):
        raise SystemExit(1)


@dmn.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@_as_json
def tck(folder: Path, as_json: bool) -> None:
    """Run the cases of the DMN Technology Compatibility Kit below FOLDER.

    Exit code 1 when one fails.
    """
    try:
        found = suites(folder)
        if not found:
            raise WrongUse(f"There are no test cases in {folder} or below it.")
        reports = []
        for suite in found:
            reports.append(run_suite(suite))
            _progress(len(reports), len(found))
    except DmnError as error:
        raise Trouble(str(error)) from None
    passed = sum(report.passed for report in reports)
    failed = sum(report.failed for report in reports)
    if as_json:
        files = [_file(report, folder) for report in reports]
        counted = {"passed": passed, "failed": failed, "files": files}
        click.echo(json.dumps(counted, ensure_ascii=False))
    else:
        for report in reports:
            _tell(report, folder)
        click.echo(f"{passed} passed, {failed} failed")
    if failed:
        raise SystemExit(1)


def _tell(report: FileReport, folder: Path) -> None:
    path = report.path.relative_to(folder)
    click.echo(f"{path}: {report.passed} passed, {report.failed} failed")
    for case in report.cases:
        for wrong in case.wrong:
            click.echo(f"  {case.id}: {wrong}")


def _file(report: FileReport, folder: Path) -> dict[str, object]:
    return {
        "path": str(report.path.relative_to(folder)),
        "passed": report.passed,
        "failed": report.failed,
        "wrong": {case.id: list(case.wrong) for case in report.cases if case.wrong},
    }


def _progress(done: int, of: int) -> None:
    """A line that redraws itself; only on a terminal."""
    if sys.stderr.isatty():
        click.echo(f"\r{done} of {of} files", err=True, nl=done == of)


def _facts(finding: Finding) -> dict[str, object]:
    place = finding.place
    where = {"file": place.file, "line": place.line, "element": place.owner}
    return {**where, "certain": finding.certain, **finding.texts}


def _moment() -> datetime:
    return datetime.now().astimezone()


def _languages(language: str | None) -> tuple[str, ...]:
    return (language,) if language else LANGUAGES


def _said(sentence: Callable[[str], str], language: str | None) -> str:
    return "\n".join(sentence(each) for each in _languages(language))
