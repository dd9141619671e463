"""The walkthrough goes the whole way, and fails when the result is not what was signed."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
from tests.running.operating import MOTCUA, Demo

FORBIDDEN = ("django", "motcua.services", "motcua.instruments", "motcua.foundation", "motcua.web")


def walk(url: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*MOTCUA, "walkthrough", "--url", url, "--json", "steps.json"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )


@contextmanager
def tampering(url: str) -> Iterator[str]:
    """A proxy that changes one byte of every result on its way."""

    class Proxy(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._pass_on(httpx.Request("GET", url + self.path, headers=self._headers()))

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self._pass_on(
                httpx.Request("POST", url + self.path, headers=self._headers(), content=body)
            )

        def _headers(self) -> dict[str, str]:
            dropped = {"host", "content-length", "accept-encoding", "connection"}
            kept = {k: v for k, v in self.headers.items() if k.lower() not in dropped}
            if "Referer" in kept:
                kept["Referer"] = url + "/"
            return kept | {"Accept-Encoding": "identity"}

        def _pass_on(self, request: httpx.Request) -> None:
            with httpx.Client(timeout=60) as client:
                answer = client.send(request)
            content = answer.content
            if self.path.endswith("/result.pdf"):
                place = content.index(b"stream\n") + 40
                content = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
            self.send_response(answer.status_code)
            for name, value in answer.headers.multi_items():
                if name not in {"content-length", "transfer-encoding", "connection"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def test_the_whole_way_is_green_and_leaves_receipt_and_result(url: str, tmp_path: Path) -> None:
    run = walk(url, tmp_path)

    assert run.returncode == 0, run.stdout
    facts = json.loads((tmp_path / "steps.json").read_text(encoding="utf-8"))
    assert all(step["ok"] for step in facts["steps"])
    assert "Signature is Valid" in run.stdout
    for name in ("receipt.pdf", "result.pdf"):
        assert (tmp_path / name).read_bytes().startswith(b"%PDF-")


def test_a_changed_result_makes_it_fail(url: str, tmp_path: Path) -> None:
    with tampering(url) as proxy:
        run = walk(proxy, tmp_path)

    assert run.returncode == 1
    last = run.stdout.splitlines()[-2]
    assert last.startswith("FAIL")
    assert "stranger" in last or "downloaded" in last


def test_an_address_where_nobody_answers_is_said(tmp_path: Path) -> None:
    run = walk("http://localhost:1", tmp_path)

    assert run.returncode == 1
    assert "FAIL" in run.stdout
    assert "Traceback" not in run.stderr


def test_it_knows_nothing_of_the_inside() -> None:
    listing = (
        "import sys, motcua.cli.walkthrough;"
        f"print([m for m in sys.modules if m.startswith({FORBIDDEN!r})])"
    )
    run = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True)
    assert run.stdout == "[]\n"


def test_the_journal_is_whole_beside_the_running_demo(demo: Demo) -> None:
    run = demo.run("journal", "verify", "--json")

    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout.splitlines()[-1])["fault"] is None
