"""Settings from the environment, as one frozen object: read once, checked, typed."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit


class WrongSetting(Exception):
    """A setting cannot be used: its name, its value and the cure, in one sentence."""

    def __init__(self, name: str, value: str, cure: str) -> None:
        super().__init__(f"{name}={value!r} cannot be used: {cure}")


@dataclass(frozen=True)
class Env:
    """What an operator may set; ``docs/reference/settings.md`` is written from these sentences.

    ``database_url`` is ``DATABASE_URL`` in the environment, ``oidc_x`` is ``OIDC_X``, any other
    ``x`` is ``MOTCUA_X``.
    """

    database_url: str | None
    """Any PostgreSQL 15 to 18, as postgresql://user:password@host:5432/name; without it the
    embedded one runs under ``MOTCUA_VAR``."""
    var: Path
    """The folder of everything this installation writes: files, keys, secret, static files, and the
    embedded database; without it ``var`` in the checkout."""
    profile: Path
    """The folder of the country's data: calendar, units, services; without it
    ``profiles/vietnam``."""
    public_url: str
    """The address that letters and QR codes show, and whose forms are accepted; with https, cookies
    are sent over https only. Without it http://localhost:8000."""
    hosts: tuple[str, ...]
    """Host names the web server answers to beside that of ``MOTCUA_PUBLIC_URL``, with commas
    between them; without it localhost,127.0.0.1."""
    secret_key: str
    """Signs sessions and forms; without it one is made in ``MOTCUA_VAR``, which must then be the
    same folder for all web servers."""
    demo: bool
    """yes shows the demo's people on the sign-in page. Never in production."""
    behind_proxy: bool
    """yes says that the web server is reached through a proxy of ours only: the address that it
    adds to X-Forwarded-For is believed."""
    metrics_token: str
    """Lets a reader of /metrics in from elsewhere, as a bearer token; without it only this machine
    may read."""
    proof_minutes: int
    """For how many minutes a second factor is proof enough to sign a result; without it 15."""
    oidc_issuer: str
    """The identity provider by which citizens enter, as the https address that it calls its issuer;
    without it they cannot. The three settings go together."""
    oidc_client_id: str
    """Our name at the identity provider."""
    oidc_client_secret: str = field(repr=False)
    """Our secret at the identity provider."""
    smtp_url: str
    """The server that e-mail goes through, as smtp://user:password@host:587 or smtps://host:465;
    without it nobody is told by e-mail, and the demo keeps its mail to itself."""
    mail_from: str
    """In whose name e-mail is sent, as Phường Hải Châu <no-reply@example.gov.vn>; needed with
    ``MOTCUA_SMTP_URL``."""
    sms: str
    """The provider of SMS: sandbox keeps them in ``MOTCUA_VAR`` and sends none; without it nobody
    is told by SMS."""
    api_rate: int
    """How often a minute one address may ask the open interfaces, whole files counting tenfold; 0
    is no limit, without it 120."""

    @property
    def mailbox(self) -> Path:
        return self.var / "mail"

    @property
    def files(self) -> Path:
        return self.var / "files"

    @property
    def keys(self) -> Path:
        return self.var / "keys"


def root() -> Path:
    """The checkout, or the current folder where the package is installed without one."""
    checkout = Path(__file__).resolve().parents[3]
    return checkout if (checkout / "pyproject.toml").exists() else Path.cwd()


def read(environ: Mapping[str, str] = os.environ) -> Env:
    """Read and check the settings; the first wrong one raises ``WrongSetting``."""
    var = Path(environ.get("MOTCUA_VAR") or root() / "var").resolve()
    public_url = environ.get("MOTCUA_PUBLIC_URL") or "http://localhost:8000"
    parts = urlsplit(public_url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise WrongSetting(
            "MOTCUA_PUBLIC_URL", public_url, "give an address such as https://example.gov.vn."
        )
    hosts = environ.get("MOTCUA_HOSTS") or "localhost,127.0.0.1"
    return Env(
        database_url=_database_url(environ),
        var=var,
        profile=_profile(environ),
        public_url=public_url.rstrip("/"),
        hosts=tuple(dict.fromkeys([*filter(None, hosts.split(",")), parts.hostname])),
        secret_key=environ.get("MOTCUA_SECRET_KEY") or _kept_secret(var),
        demo=_yes_no(environ, "MOTCUA_DEMO"),
        behind_proxy=_yes_no(environ, "MOTCUA_BEHIND_PROXY"),
        metrics_token=environ.get("MOTCUA_METRICS_TOKEN") or "",
        smtp_url=(smtp_url := _smtp_url(environ)),
        mail_from=_mail_from(environ, needed=bool(smtp_url)),
        sms=_sms(environ),
        proof_minutes=_minutes(environ, "MOTCUA_PROOF_MINUTES", 15),
        api_rate=_rate(environ),
        **_oidc(environ),
    )


def _database_url(environ: Mapping[str, str]) -> str | None:
    url = environ.get("DATABASE_URL") or None
    if url:
        parts = urlsplit(url)
        if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
            shown = url if parts.password is None else url.replace(parts.password, "…")
            raise WrongSetting(
                "DATABASE_URL", shown, "give postgresql://user:password@host:5432/name."
            )
    return url


def _smtp_url(environ: Mapping[str, str]) -> str:
    url = environ.get("MOTCUA_SMTP_URL") or ""
    if not url:
        return ""
    parts = urlsplit(url)
    try:
        whole = parts.scheme in {"smtp", "smtps"} and parts.hostname and (parts.port or 1)
    except ValueError:
        whole = False
    if not whole:
        shown = url if parts.password is None else url.replace(parts.password, "…")
        raise WrongSetting(
            "MOTCUA_SMTP_URL", shown, "give smtp://host:587 or smtps://user:password@host:465."
        )
    return url


def _mail_from(environ: Mapping[str, str], *, needed: bool) -> str:
    value = environ.get("MOTCUA_MAIL_FROM") or ""
    name, at, domain = parseaddr(value)[1].rpartition("@")
    if (needed or value) and not (name and at and domain):
        raise WrongSetting(
            "MOTCUA_MAIL_FROM", value, "give an address, as Hải Châu <no-reply@example.gov.vn>."
        )
    return value


def _sms(environ: Mapping[str, str]) -> str:
    value = environ.get("MOTCUA_SMS") or ""
    if value not in {"", "sandbox"}:
        raise WrongSetting("MOTCUA_SMS", value, "say sandbox, or leave it out.")
    return value


def _oidc(environ: Mapping[str, str]) -> dict[str, str]:
    """The provider: all three settings, or none."""
    names = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    given = {name: environ.get(name, "") for name in names}
    if issuer := given["OIDC_ISSUER"]:
        parts = urlsplit(issuer)
        here = parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"}
        if not parts.hostname or parts.query or not (parts.scheme == "https" or here):
            raise WrongSetting(
                "OIDC_ISSUER", issuer, "give the https address that the provider calls its issuer."
            )
    missing = [name for name, value in given.items() if not value]
    if 0 < len(missing) < len(names):
        raise WrongSetting(missing[0], "", f"give it too: {', '.join(names)} go together.")
    return {name.lower(): value for name, value in given.items()}


def _minutes(environ: Mapping[str, str], name: str, otherwise: int) -> int:
    value = environ.get(name) or str(otherwise)
    if not value.isdecimal() or not 1 <= int(value) <= 24 * 60:
        raise WrongSetting(name, value, "give a number of minutes from 1 to 1440.")
    return int(value)


def _rate(environ: Mapping[str, str]) -> int:
    value = environ.get("MOTCUA_API_RATE") or "120"
    if not (value.isascii() and value.isdecimal() and len(value) <= 6):
        raise WrongSetting("MOTCUA_API_RATE", value, "give a number from 0 to 999999.")
    return int(value)


def _profile(environ: Mapping[str, str]) -> Path:
    value = environ.get("MOTCUA_PROFILE")
    profile = Path(value or root() / "profiles" / "vietnam").resolve()
    if not profile.is_dir():
        raise WrongSetting(
            "MOTCUA_PROFILE", str(profile), "give the folder of a profile, as profiles/vietnam."
        )
    return profile


def _yes_no(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "").lower()
    if value in {"1", "yes", "true", "on"}:
        return True
    if value in {"", "0", "no", "false", "off"}:
        return False
    raise WrongSetting(name, value, "say yes or no.")


def _kept_secret(var: Path) -> str:
    """A secret of this installation, made on first use and readable by its owner only."""
    path = var / "secret"
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        var.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="utf-8")
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            secret = secrets.token_urlsafe(48)
            out.write(secret)
        return secret
