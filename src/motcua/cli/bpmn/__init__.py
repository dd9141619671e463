"""``motcua bpmn``: processes in BPMN 2.0, checked, proved, run and drawn."""

import click

from motcua.cli import LazyGroup

COMMANDS = {
    "check": "motcua.cli.bpmn.check:check",
    "draw": "motcua.cli.bpmn.draw:draw",
    "prove": "motcua.cli.bpmn.prove:prove",
    "run": "motcua.cli.bpmn.run:run",
    "suite": "motcua.cli.bpmn.suite:suite",
}


@click.group(cls=LazyGroup, lazy=COMMANDS)
def bpmn() -> None:
    """Processes in BPMN 2.0: check, prove, run and draw them."""
