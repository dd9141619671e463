"""An identity provider of a test: it answers as well, or as badly, as it is told to."""

import hmac
import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from authlib.oidc.core.util import create_half_hash
from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "motcua", "s3cret"
ACCESS = "an-access-token"
KEY, OTHER = (RSAKey.generate_key(2048, {"kid": "one"}) for _key in range(2))
PERSON = {
    "sub": "someone",
    "citizenPid": "048196000099",
    "fullName": "Mai Thị Thử",
    "birthDate": "19960308",
}


@dataclass
class Hostile:
    """One provider. ``change`` alters the claims, ``sign`` makes the token, ``answer`` the rest."""

    issuer: str = ""
    key: RSAKey = field(default_factory=lambda: KEY)
    other: RSAKey = field(default_factory=lambda: OTHER)
    nonce: str = ""
    acr: str = "1"
    change: Callable[[dict[str, Any]], Any] = lambda claims: None
    sign: Callable[["Hostile", dict[str, Any]], str] | None = None
    tokens: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=lambda: dict(PERSON))
    asked: list[str] = field(default_factory=list)
    is_down: bool = False

    def claims(self) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": self.userinfo["sub"],
            "iat": now,
            "exp": now + 300,
            "auth_time": now,
            "nonce": self.nonce,
            "acr": self.acr,
            "sid": "provider-session",
            "at_hash": create_half_hash(ACCESS, "RS256").decode(),
        }
        self.change(claims)
        return claims

    def id_token(self) -> str:
        claims = self.claims()
        return self.sign(self, claims) if self.sign else self.signed(claims)

    def signed(self, claims: dict[str, Any], key: Any = None, **header: Any) -> str:
        head = {"alg": "RS256", "kid": "one"} | header
        return jwt.encode(head, claims, key or self.key)

    def logout_token(self, **change: Any) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": CLIENT,
            "sub": "someone",
            "iat": now,
            "exp": now + 60,
            "jti": "1",
            "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        } | change
        kept = {name: value for name, value in claims.items() if value is not None}
        return self.signed(kept, typ="logout+jwt")

    def response(self, path: str) -> Any:
        self.asked.append(path)
        at = self.issuer
        return {
            "/.well-known/openid-configuration": {
                "issuer": at,
                "authorization_endpoint": f"{at}/auth",
                "token_endpoint": f"{at}/token",
                "userinfo_endpoint": f"{at}/me",
                "jwks_uri": f"{at}/jwks",
                "end_session_endpoint": f"{at}/end",
                "authorization_response_iss_parameter_supported": True,
            },
            "/jwks": {"keys": [self.key.as_dict(private=False)]},
            "/token": {"access_token": ACCESS, "token_type": "Bearer", "id_token": self.id_token()}
            | self.tokens,
            "/me": self.userinfo,
        }[path]


def as_none(provider: Hostile, claims: dict[str, Any]) -> str:
    """A token that says it is not signed."""
    return f"{_unsigned({'alg': 'none'}, claims)}."


def with_public_key_as_secret(provider: Hostile, claims: dict[str, Any]) -> str:
    """HS256 with what everybody knows: the public key."""
    start = _unsigned({"alg": "HS256", "kid": "one"}, claims)
    digest = hmac.new(provider.key.as_pem(private=False), start.encode(), "sha256").digest()
    return f"{start}.{_base64(digest)}"


def _unsigned(header: dict[str, str], claims: dict[str, Any]) -> str:
    return ".".join(_base64(json.dumps(part).encode()) for part in (header, claims))


def _base64(content: bytes) -> str:
    return urlsafe_b64encode(content).rstrip(b"=").decode()


@contextmanager
def running(provider: Hostile) -> Iterator[Hostile]:
    """The provider on a free port of this machine."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status = 503 if provider.is_down else 200
            body = json.dumps(provider.response(urlsplit(self.path).path)).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            assert sent["code_verifier"], "PKCE"
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    provider.issuer = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
