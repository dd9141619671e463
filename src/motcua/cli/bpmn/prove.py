"""``motcua bpmn prove``: can a process get stuck?"""

import json
from pathlib import Path

import click

from motcua.cli.bpmn.options import facts_of, in_languages, lawful, tell
from motcua.kit.bpmn.errors import BpmnError
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
@in_languages
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a file.")
def prove(files: tuple[Path, ...], languages: tuple[str, ...], as_json: bool) -> None:
    """Try every way through the processes in FILE…, and tell each way that gets stuck."""
    verdicts = [_verdict(path, languages, as_json) for path in files]
    if not all(verdicts):
        raise click.exceptions.Exit(1)


def _verdict(path: Path, languages: tuple[str, ...], as_json: bool) -> bool:
    """Tell of one file; whether all its processes are proven."""
    try:
        proofs = proofs_of(lawful(path))
    except BpmnError as refused:
        if as_json:
            findings = [facts_of(each) for each in refused.findings]
            _print_json({"file": str(path), "proven": False, "refused": findings})
        else:
            tell(refused.findings, languages)
        return False
    if as_json:
        processes = [_facts(proof) for proof in proofs]
        proven = all(proof.fine for proof in proofs)
        _print_json({"file": str(path), "proven": proven, "processes": processes})
    else:
        for proof in proofs:
            tell(proof.findings, languages)
            click.echo(f"{path}: {proof.process}: {_in_a_word(proof)}, {proof.states} states")
    return all(proof.fine for proof in proofs)


def _in_a_word(proof: Proof) -> str:
    if proof.fine:
        return "proven"
    count = len(proof.findings)
    return f"{count} finding{'s' * (count != 1)}" if proof.faulty else "not proven"


def _facts(proof: Proof) -> dict[str, object]:
    return {
        "process": proof.process,
        "verdict": "proven" if proof.fine else "faulty" if proof.faulty else "not proven",
        "states": proof.states,
        "findings": [facts_of(finding) for finding in proof.findings],
    }


def _print_json(facts: dict[str, object]) -> None:
    click.echo(json.dumps(facts, ensure_ascii=False))
