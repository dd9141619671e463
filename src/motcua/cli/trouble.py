"""What ends a command: one sentence on standard error and an exit code."""

from typing import IO, Any

import click


class Trouble(click.ClickException):
    """The command cannot go on; the message says why and what to do."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(self.message, file=file, err=file is None)


class WrongUse(Trouble):
    """A setting or an argument cannot be used."""

    exit_code = 2
