"""``motcua bpmn prove``: can a process get stuck?"""

import json
from pathlib import Path

import click

from motcua.cli.bpmn.options import language, lawful
from motcua.kit.bpmn.errors import BpmnError, Finding
from motcua.kit.bpmn.gate import Proof
from motcua.kit.bpmn.gate import prove as proofs_of


@click.command()
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE…",
)
@language
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a file.")
def prove(files: tuple[Path, ...], language: str, as_json: bool) -> None:
    """Try every way through the processes in FILE…, and tell each way that gets stuck."""
    verdicts = [_verdict(path, language, as_json) for path in files]
    if not all(verdicts):
        raise click.exceptions.Exit(1)


def _verdict(path: Path, language: str, as_json: bool) -> bool:
    """Tell of one file; whether all its processes are proven."""
    try:
        proofs = proofs_of(lawful(path))
    except BpmnError as refused:
        if as_json:
            findings = [_fact(each, language) for each in refused.findings]
            _print_json({"file": str(path), "proven": False, "refused": findings})
        else:
            click.echo(refused.sentence(language))
        return False
    if as_json:
        processes = [_facts(proof, language) for proof in proofs]
        proven = all(proof.fine for proof in proofs)
        _print_json({"file": str(path), "proven": proven, "processes": processes})
    else:
        for proof in proofs:
            for finding in proof.findings:
                click.echo(finding.sentence(language))
            click.echo(f"{path}: {proof.process}: {_in_a_word(proof)}, {proof.states} states")
    return all(proof.fine for proof in proofs)


def _in_a_word(proof: Proof) -> str:
    if proof.fine:
        return "proven"
    count = len(proof.findings)
    return f"{count} finding{'s' * (count != 1)}" if proof.faulty else "not proven"


def _facts(proof: Proof, language: str) -> dict[str, object]:
    return {
        "process": proof.process,
        "verdict": "proven" if proof.fine else "faulty" if proof.faulty else "not proven",
        "states": proof.states,
        "findings": [_fact(finding, language) for finding in proof.findings],
    }


def _fact(finding: Finding, language: str) -> dict[str, object]:
    return {
        "rule": finding.rule.id,
        "line": finding.line,
        "element": finding.element,
        "fault": finding.fault(language),
        "cure": finding.cure(language),
    }


def _print_json(facts: dict[str, object]) -> None:
    click.echo(json.dumps(facts, ensure_ascii=False))
