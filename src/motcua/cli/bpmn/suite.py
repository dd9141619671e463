"""``motcua bpmn suite``: run executable models and compare the traces that they leave."""

import json
from pathlib import Path

import click

from motcua.cli.trouble import Trouble
from motcua.kit.bpmn.suite import Result, SuiteError, run_suite


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object for the suite.")
def suite(folder: Path, as_json: bool) -> None:
    """Run the cases of FOLDER (its cases.json); fails when one of them does."""
    try:
        results = list(run_suite(folder))
    except SuiteError as error:
        raise Trouble(str(error)) from None
    passed = sum(result.passed for result in results)
    failed = len(results) - passed
    if as_json:
        cases = [_facts(result) for result in results]
        facts = {"passed": passed, "failed": failed, "cases": cases}
        click.echo(json.dumps(facts, ensure_ascii=False))
    else:
        for result in results:
            if not result.passed:
                click.echo(_line(result))
        click.echo(f"{passed} passed, {failed} failed")
    if failed:
        raise click.exceptions.Exit(1)


def _facts(result: Result) -> dict[str, object]:
    return {
        "case": result.case.name,
        "passed": result.passed,
        "expected": list(result.case.expected),
        "trace": list(result.trace),
        "said": result.said,
    }


def _line(result: Result) -> str:
    expected, trace = (", ".join(each) or "-" for each in (result.case.expected, result.trace))
    line = f"FAILED {result.case.name}: expected {expected}; got {trace}"
    return f"{line}\n       {result.said}" if result.said else line
