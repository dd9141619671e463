"""A page through the full stack, beside a bare Django view with one SELECT on the same server."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scratch import database, report

FLOOR = 0.40
"""Of the pages that the bare view serves in the same time."""
ROUNDS = 3
SECONDS = 3.0
"""Of each round; the two servers take turns, and the best round of each counts."""
CONNECTIONS = 4
REQUEST = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
WARM_UP = 100
SERVER = "import sys; from page import serve; serve(sys.argv[1], int(sys.argv[2]))"


def main() -> int:
    with database():
        load_catalogue()
        with server("motcua.config.wsgi:application") as full, server("bare:application") as bare:
            rates = [(rate(full), rate(bare)) for _round in range(ROUNDS)]
    pages, answers = (max(column) for column in zip(*rates, strict=True))
    kept = report("page", pages, "pages/s", FLOOR * answers, ratio=pages / answers)
    return 0 if kept else 1


def load_catalogue() -> None:
    """The static files and the demo's data, so that the home page shows what it shows to people."""
    os.environ |= {"MOTCUA_DEMO": "yes", "DJANGO_SETTINGS_MODULE": "motcua.config.settings"}
    subprocess.run([sys.executable, "-m", "motcua.cli", "demo-data"], check=True)


@contextmanager
def server(application: str) -> Iterator[int]:
    """The port of a Granian of one process with this application."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    running = subprocess.Popen(
        [sys.executable, "-c", SERVER, application, str(port)],
        cwd=Path(__file__).parent,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port)
        yield port
    finally:
        running.send_signal(signal.SIGINT)
        running.wait(10)


def serve(application: str, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces

    from motcua.cli.web import THREADS

    Granian(
        application,
        port=port,
        interface=Interfaces.WSGI,
        websockets=False,
        blocking_threads=THREADS,
        log_enabled=False,
        workers_kill_timeout=2,
    ).serve()


def wait_for(port: int) -> None:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)) as connection:
            for _request in range(WARM_UP):
                fetch(connection)
            return
        time.sleep(0.1)
    raise TimeoutError(f"Nothing answers on port {port}.")


def rate(port: int) -> float:
    """Answers a second over a few connections that stay open."""
    counts = [0] * CONNECTIONS
    until = time.perf_counter() + SECONDS

    def ask(number: int) -> None:
        with socket.create_connection(("127.0.0.1", port)) as connection:
            while time.perf_counter() < until:
                fetch(connection)
                counts[number] += 1

    askers = [threading.Thread(target=ask, args=[number]) for number in range(CONNECTIONS)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    return sum(counts) / SECONDS


def fetch(connection: socket.socket) -> None:
    """One request and its whole answer, which must be a page."""
    connection.sendall(REQUEST)
    answer = b""
    while (end := answer.find(b"\r\n\r\n")) < 0:
        answer += connection.recv(65536)
    head = answer[:end].lower()
    assert head.startswith(b"http/1.1 200"), head
    length = int(head.split(b"content-length:")[1].split(b"\r\n")[0])
    while len(answer) < end + 4 + length:
        answer += connection.recv(65536)


if __name__ == "__main__":
    sys.exit(main())
