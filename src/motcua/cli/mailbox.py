"""``motcua mailbox``: the demo's mail server, which keeps what it takes and sends nothing on."""

import asyncio
import signal
from pathlib import Path

import click

from motcua.cli.django_setup import environment
from motcua.foundation.notifications.mailbox import keep

LARGEST = 10_000_000
"""Bytes of a mail."""


@click.command(hidden=True)
@click.option("--port", required=True, type=click.IntRange(1, 65535))
def mailbox(port: int) -> None:
    """Take mail by SMTP on this machine and keep it under the data folder, until it is ended."""
    asyncio.run(_serve(environment().mailbox, port))


async def _serve(folder: Path, port: int) -> None:
    from aiosmtpd.smtp import SMTP, Envelope, Session

    class Keeper:
        async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
            keep(folder, envelope.original_content or b"")
            return "250 Kept"

    loop = asyncio.get_running_loop()
    ending = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ending.set)
    server = await loop.create_server(
        lambda: SMTP(Keeper(), loop=loop, data_size_limit=LARGEST), "127.0.0.1", port
    )
    async with server:
        await ending.wait()
