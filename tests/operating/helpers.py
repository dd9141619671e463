"""What these tests do to a running product: walk through it, read its log, speak raw HTTP."""

import json
import re
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

MOTCUA = [sys.executable, "-m", "motcua.cli"]


def walk(port: int, folder: Path) -> subprocess.CompletedProcess[str]:
    """Go the whole way as a stranger would; its papers lie in ``folder``."""
    return subprocess.run(
        [*MOTCUA, "walkthrough", "--url", f"http://localhost:{port}"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )


def log_lines(path: Path) -> list[dict[str, Any]]:
    """What was logged as JSON; the supervisor's own sentences are left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def ask(port: int, request: bytes, more: bytes = b"", times: int = 0) -> tuple[int, str, int]:
    """Send bytes and read to the end: the status, the page's heading, how much of ``more`` went."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        sent = 0
        with suppress(OSError):
            for _time in range(times):
                connection.sendall(more)
                sent += len(more)
        answer = b""
        with suppress(ConnectionResetError):
            while block := connection.recv(65536):
                answer += block
    heading = re.search(rb"<h1[^>]*>(.*?)</h1>", answer, re.DOTALL)
    return int(answer.split(b" ", 2)[1]), heading[1].decode() if heading else "", sent


def head(port: int, start: str, *lines: bytes) -> bytes:
    """The head of a request that closes the connection."""
    own = [f"{start} HTTP/1.1".encode(), f"Host: localhost:{port}".encode(), b"Connection: close"]
    return b"\r\n".join([*own, *lines, b"", b""])
