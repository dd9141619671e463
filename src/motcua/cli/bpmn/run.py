"""``motcua bpmn run``: play a process in the terminal, in simulated time."""

from datetime import UTC, datetime
from pathlib import Path

import click

from motcua.cli.bpmn.options import in_languages, lawful, tell
from motcua.cli.bpmn.telling import told
from motcua.cli.trouble import Trouble
from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.playing import Instance, World
from motcua.kit.bpmn.playing.choices import Choice, choices
from motcua.kit.bpmn.stepping.events import TimerDue
from motcua.kit.bpmn.stepping.judging import Judge
from motcua.kit.bpmn.stepping.walk import Walk
from motcua.kit.feel import FeelError, compile_expression
from motcua.kit.feel.codec import read_json

_HELP = "A number chooses; 'NAME = VALUE' (FEEL) changes the data; 'q' stops."


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--inputs", default="{}", metavar="JSON", help="The data of the case, an object.")
@click.option(
    "--process",
    "processes",
    multiple=True,
    metavar="ID",
    help="Which process to start, perhaps several; the first if not said.",
)
@in_languages
def run(file: Path, inputs: str, processes: tuple[str, ...], languages: tuple[str, ...]) -> None:
    """Play the process in FILE: you choose what happens, time jumps to what is due next.

    Fails when the process cannot be run, an incident is reported, or it stops before its end.
    """
    data = _data(inputs)
    try:
        definitions = lawful(file)
        world = World(definitions, lambda _instance, _work: None, now=datetime.now(UTC))
        world.said = lambda instance, effect: click.echo(
            "\n".join(told(world, instance, effect, language) for language in languages)
        )
        for process in processes or [*definitions.processes][:1]:
            world.begin(process, dict(data))
        world.go_on(world.now)
        _play(world, languages)
    except BpmnError as refused:
        tell(refused.findings, languages)
        raise click.exceptions.Exit(1) from None
    if world.troubles or not all(each.state.ended for each in world.instances):
        raise click.exceptions.Exit(1)


def _data(inputs: str) -> dict[str, object]:
    try:
        data = read_json(inputs)
    except FeelError as error:
        raise Trouble(f"--inputs is no JSON: {error}") from None
    if not isinstance(data, dict):
        raise Trouble("--inputs is no JSON object: write something like '{\"amount\": 5}'.")
    return data


def _play(world: World, languages: tuple[str, ...]) -> None:
    while any(not each.state.ended for each in world.instances):
        options = [
            (instance, choice) for instance in world.instances for choice in _choices(instance)
        ]
        due = world.next_due()
        if not options and due is None:
            click.echo("Nothing more can happen.")
            return
        for number, (_, choice) in enumerate(options, start=1):
            click.echo(f"  {number}. {' / '.join(map(choice.told.text, languages))}")
        if due is not None:
            click.echo(f"  t. time passes until {due.what}, {due.moment:%Y-%m-%d %H:%M:%S}")
        try:
            said = click.prompt("", prompt_suffix="> ").strip()
        except click.exceptions.Abort:
            click.echo()
            return
        if said == "q":
            return
        _act(world, options, said)


def _choices(instance: Instance) -> list[Choice]:
    """What a person can let happen; time and conditions come by themselves."""
    if instance.state.ended:
        return []
    walk = Walk(instance.net, instance.state, instance.data, Judge())
    return [
        choice
        for token in instance.state.tokens
        for choice in choices(walk, token)
        if choice.rising is None and not isinstance(choice.event, TimerDue)
    ]


def _act(world: World, options: list[tuple[Instance, Choice]], said: str) -> None:
    name, equals, value = said.partition("=")
    if said == "t" and (due := world.next_due()) is not None:
        world.go_on(due.moment)
    elif found := [each for number, each in enumerate(options, start=1) if said == str(number)]:
        for instance, choice in found:
            world.tell(instance, choice.event)
    elif equals and name.strip():
        _change(world, name.strip(), value)
    else:
        click.echo(_HELP)


def _change(world: World, name: str, value: str) -> None:
    try:
        found = compile_expression(value).evaluate({})
    except FeelError as error:
        click.echo(str(error))
        return
    for instance in world.instances:
        instance.data[name] = found
    world.changed()
