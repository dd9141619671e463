"""Work that is asked for is done: every queue is read, every command says what it is for."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from procrastinate.contrib.django import app
from tests.architecture.reading import SOURCE, calls, texts, tree_of

from motcua.cli import motcua
from motcua.kit import jobs

WORKER = SOURCE / "motcua" / "config" / "worker.py"


def unread(worker: ast.Module, queues: set[str]) -> set[str]:
    """The queues that no call of the worker reads; a call that names no queue reads all."""
    runs = [call for name, call in calls(worker) if name in {"run_worker", "run_worker_async"}]
    assert runs, "the worker reads no queue at all"
    for call in runs:
        named = [key.value for key in call.keywords if key.arg == "queues"]
        if not named:
            return set()
        queues = queues - texts(named[0])
    return queues


def commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command with its subcommands, as it is typed."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command
        yield (*path, name)
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def command_of(path: tuple[str, ...]) -> click.Command:
    found: click.Command = motcua
    for name in path:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), name) or found
    return found


COMMANDS = list(commands(motcua))
LEAVES = [path for path in COMMANDS if not isinstance(command_of(path), click.Group)]


def test_every_queue_has_a_consumer():
    queues = {task.queue for task in app.tasks.values()}

    assert {job.queue for job in jobs.jobs()} <= queues
    assert unread(tree_of(WORKER), queues) == set()


def test_a_queue_that_nobody_reads_is_found():
    worker = ast.parse("app.run_worker_async(queues=['paper'], concurrency=2)")

    assert unread(worker, {"paper", "mail"}) == {"mail"}


def test_every_schedule_is_known_to_the_queue_and_asks_for_a_job_without_arguments():
    scheduled = {job.name: job for job in jobs.jobs() if job.schedule}
    tasks = app.periodic_registry.periodic_tasks.values()
    asked_for = {each.task.name: each.cron for each in tasks}

    assert scheduled
    assert {name: job.schedule for name, job in scheduled.items()}.items() <= asked_for.items()
    assert [name for name, job in scheduled.items() if job.run.__code__.co_argcount] == []
    assert [name for name, job in scheduled.items() if job.run.__code__.co_kwonlyargcount] == []


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_every_command_says_what_it_does_and_refuses_what_it_does_not_know(path):
    helped = CliRunner().invoke(motcua, [*path, "--help"])
    refused = CliRunner().invoke(motcua, [*path, "--no-such-option"])

    assert helped.exit_code == 0
    assert (command_of(path).help or "").strip()
    assert refused.exit_code == 2


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_a_command_that_fails_does_not_end_as_if_it_had_worked(path, tmp_path: Path):
    """With a wrong setting, files that hold nothing, and nobody who answers."""
    nothing = tmp_path / "nothing.json"
    nothing.write_text(json.dumps({}), encoding="utf-8")
    command = command_of(path)
    wrong_ones = {"file": str(nothing), "expression": "("}
    arguments = [
        wrong_ones.get(param.name or "", "1")
        for param in command.params
        if isinstance(param, click.Argument)
    ]
    wrong = {"MOTCUA_PUBLIC_URL": "nowhere", "DATABASE_URL": "nonsense"}

    ended = CliRunner().invoke(motcua, [*path, *arguments], env=wrong)

    assert ended.exit_code in {1, 2}
    assert "Traceback" not in ended.output
