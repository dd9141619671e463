"""Every command works beside a running server or alone: it joins the server or runs its own."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from motcua.cli.running.cluster import START_WITHIN, Cluster
from motcua.cli.running.locks import Lock
from motcua.cli.trouble import Trouble


class Seat:
    """Our place at the server of one folder: its owner, who runs it, or one of its users."""

    def __init__(self, var: Path) -> None:
        self.cluster = Cluster(var)
        self._owner = Lock(self.cluster.folder / "owner")
        self._users = Lock(self.cluster.folder / "users")

    def take(self) -> bool:
        """True when we own the server and must start it; False when we joined a running one."""
        until = time.monotonic() + START_WITHIN
        while not self._owner.take(command=_command()):
            if self._users.share():
                if self.cluster.answers():
                    return False
                self._users.release()
            if time.monotonic() > until:
                raise Trouble(f"{self._holder()} and its server does not answer: end it first.")
            time.sleep(0.05)
        return True

    def own(self, patience: float) -> None:
        """Become the owner, waiting for a short command that is it now."""
        until = time.monotonic() + patience
        while not self._owner.take(command=_command()):
            if time.monotonic() > until:
                raise Trouble(f"{self._holder()}: wait until it is done, or end it.")
            time.sleep(0.1)

    def wait_for_users(self) -> None:
        """Return once no other command uses our server."""
        said = False
        while not self._users.take():
            if not said:
                click.echo("Waiting for another command that uses this database.", err=True)
            said = True
            time.sleep(0.1)

    def leave(self) -> None:
        self._users.release()
        self._owner.release()

    def _holder(self) -> str:
        facts = self._owner.holder()
        return (
            f"Process {facts.get('pid', '?')} ({facts.get('command', '?')}) runs the database of "
            f"{self.cluster.folder.parent}"
        )


@contextmanager
def joined(var: Path) -> Iterator[None]:
    """The embedded server for the time of one command; stopped at its end if it is ours."""
    seat = Seat(var)
    try:
        if not seat.take():
            yield
            return
        process = seat.cluster.launch()
        try:
            seat.cluster.wait(process, time.sleep)
            yield
            seat.wait_for_users()
        finally:
            seat.cluster.stop(process)
    finally:
        seat.leave()


def _command() -> str:
    return " ".join(["motcua", *sys.argv[1:]])
