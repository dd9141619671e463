"""The sandbox's identity provider: stands in for the country's, for demonstrations and tests only.

``provider.mjs`` runs on Node with the npm package ``oidc-provider``; this module gives it the
personas of the profile, and says where its keys and the client's secret lie.
"""

import json
import os
import secrets
import shutil
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from motcua.cli.running import processes
from motcua.cli.running.parts import web_answers
from motcua.cli.running.processes import MARK
from motcua.cli.running.supervisor import Part, Process
from motcua.cli.trouble import Trouble

CLIENT_ID = "motcua"
PROGRAM = Path(__file__).parent / "provider.mjs"


@dataclass(frozen=True)
class Sandbox:
    """One provider on one folder, for one web server."""

    var: Path
    profile: Path
    port: int
    web_url: str

    @property
    def issuer(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def keys(self) -> Path:
        return self.var / "keys" / "sandbox-idp"

    def told(self) -> dict[str, str]:
        """What web server and worker are told of it."""
        return {
            "OIDC_ISSUER": self.issuer,
            "OIDC_CLIENT_ID": CLIENT_ID,
            "OIDC_CLIENT_SECRET": self._secret(),
        }

    def part(self) -> Part:
        """The provider as a supervised part."""
        return Part("identity provider", self._launch, lambda: web_answers(self.port), patience=3.0)

    def _launch(self) -> Process:
        settings = self.keys / "settings.json"
        _write_private(settings, json.dumps(self._settings(), ensure_ascii=False))
        return processes.spawn(
            [_node(), PROGRAM, settings],
            env={**os.environ, MARK: str(self.var), "NODE_ENV": "production"},
            output=sys.stderr.fileno(),
        )

    def _settings(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "port": self.port,
            "keys": str(self.keys / "jwks.json"),
            "client_id": CLIENT_ID,
            "client_secret": self._secret(),
            "web_url": self.web_url,
            "personas": personas(self.profile),
        }

    def _secret(self) -> str:
        path = self.keys / "client-secret"
        if not path.exists():
            _write_private(path, secrets.token_urlsafe(32))
        return path.read_text(encoding="utf-8")


def next_free_port(after: int) -> int:
    """The first free port of this machine above a number."""
    for port in range(after + 1, min(after + 500, 65_536)):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise Trouble(f"No port above {after} is free for the sandbox's identity provider.")


def personas(profile: Path) -> list[Mapping[str, Any]]:
    """The invented people of ``demo/personas.yaml``, with dates as the provider writes them."""
    path = profile / "demo" / "personas.yaml"
    found = yaml.safe_load(path.read_text(encoding="utf-8"))["personas"]
    return [{**each, "birth_date": f"{each['birth_date']:%Y%m%d}"} for each in found]


def _node() -> str:
    """Node of the checkout, or the system's."""
    kept = Path(__file__).parents[4] / ".tools" / "node" / "bin" / "node"
    node = str(kept.resolve()) if kept.exists() else shutil.which("node")
    if node is None:
        raise Trouble("The sandbox's identity provider needs Node 20: run 'make setup'.")
    return node


def _write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(text)
