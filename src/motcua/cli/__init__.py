"""The ``motcua`` command: thin, it calls actions and queries.

Each command lives in a module of its own and is imported only when it is called, so that a command
that needs no Django (``walkthrough``) never loads it. Exit codes: 0 done, 1 refused or failed,
2 wrong usage or setting.
"""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

COMMANDS = {
    "account": "motcua.cli.account:account",
    "backup": "motcua.cli.backup:backup",
    "bpmn": "motcua.cli.bpmn:bpmn",
    "catalogue": "motcua.cli.catalogue:catalogue",
    "check": "motcua.cli.check:check",
    "clock": "motcua.cli.clock:clock",
    "demo": "motcua.cli.demo:demo",
    "demo-data": "motcua.cli.demo:demo_data",
    "feel": "motcua.cli.feel:feel",
    "dmn": "motcua.cli.dmn:dmn",
    "journal": "motcua.cli.journal:journal",
    "mailbox": "motcua.cli.mailbox:mailbox",
    "migrate": "motcua.cli.migrate:migrate",
    "notice": "motcua.cli.notice:notice",
    "profile": "motcua.cli.profile:profile",
    "restore": "motcua.cli.restore:restore",
    "retention": "motcua.cli.retention:retention",
    "service": "motcua.cli.service:service",
    "walkthrough": "motcua.cli.walkthrough:walkthrough",
    "web": "motcua.cli.web:web",
    "worker": "motcua.cli.worker:worker",
}


class LazyGroup(click.Group):
    """A group whose commands, given as ``module:attribute``, are imported when they are called."""

    def __init__(self, *args: Any, lazy: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return None
        module, attribute = self.lazy[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(cls=LazyGroup, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="motcua", message="%(prog)s %(version)s")
def motcua() -> None:
    """Một Cửa, the open digital-government platform."""


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings")
    motcua(prog_name="motcua")
