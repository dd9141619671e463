"""The sandbox authority: it issues one certificate for each signer, and keeps key beside it.

``KEYS/authority.pem`` and ``KEYS/signers/*.pem`` hold a private key and its certificate (PEM, mode
600, folders 700); ``KEYS/root.pem`` is the root certificate alone, for strangers' tools.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings

_ROOT_LIFE = timedelta(days=20 * 365)
_SIGNER_LIFE = timedelta(days=10 * 365)
_CLOCK_SKEW = timedelta(days=1)
_LONGEST_NAME = 64
"""Characters of one attribute of a name (RFC 5280, appendix A.1); bytes of the common name."""


@dataclass(frozen=True)
class Signer:
    """A person who signs for an organisation."""

    name: str
    title: str
    organisation: str


@dataclass(frozen=True)
class Identity:
    """A private key and its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def ensure_authority() -> None:
    """Make the sandbox authority where there is none; any number of processes may ask at once."""
    keys = Path(settings.KEYS)
    with _locked(keys):
        if not (keys / "authority.pem").exists():
            _found_authority(keys)


def identity_of(signer: Signer) -> Identity:
    """The signer's key and certificate, issued on first use."""
    ensure_authority()
    keys = Path(settings.KEYS)
    path = keys / "signers" / f"{_fingerprint(signer)}.pem"
    root_key, root = _read(keys / "authority.pem")
    with _locked(keys):
        if not path.exists():
            _make_private(path.parent)
            key = ec.generate_private_key(ec.SECP256R1())
            _write(path, key, _issue_signer(signer, key, root_key, root))
    return Identity(*_read(path))


def trusted_roots() -> list[bytes]:
    """The PEM files whose authorities we accept: our own root, and those in ``KEYS/trusted``."""
    keys = Path(settings.KEYS)
    paths = [keys / "root.pem", *sorted((keys / "trusted").glob("*.pem"))]
    return [path.read_bytes() for path in paths if path.exists()]


def _found_authority(keys: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(
        {NameOID.COMMON_NAME: "Một Cửa Sandbox Root", NameOID.ORGANIZATION_NAME: "Sandbox"}
    )
    root = (
        _begin(name, name, key.public_key(), _ROOT_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(issues=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    _write_bytes(keys / "root.pem", root.public_bytes(serialization.Encoding.PEM))
    _write(keys / "authority.pem", key, root)


def _issue_signer(
    signer: Signer,
    key: ec.EllipticCurvePrivateKey,
    root_key: ec.EllipticCurvePrivateKey,
    root: x509.Certificate,
) -> x509.Certificate:
    name = _name(
        {
            NameOID.COMMON_NAME: signer.name,
            NameOID.TITLE: signer.title,
            NameOID.ORGANIZATION_NAME: signer.organisation,
            NameOID.ORGANIZATIONAL_UNIT_NAME: "Sandbox",
        }
    )
    authority_key = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    return (
        _begin(name, root.subject, key.public_key(), _SIGNER_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(issues=False), critical=True)
        .add_extension(authority_key, critical=False)
        .sign(root_key, hashes.SHA256())
    )


def _begin(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, life: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SKEW)
        .not_valid_after(now + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _usage(*, issues: bool) -> x509.KeyUsage:
    """An authority signs certificates; a person signs documents and stands by them."""
    return x509.KeyUsage(
        digital_signature=not issues,
        content_commitment=not issues,
        key_cert_sign=issues,
        crl_sign=issues,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _name(parts: dict[x509.ObjectIdentifier, str]) -> x509.Name:
    short = {oid: text[:_LONGEST_NAME] for oid, text in parts.items() if text}
    common = short[NameOID.COMMON_NAME].encode()[:_LONGEST_NAME]
    short[NameOID.COMMON_NAME] = common.decode(errors="ignore")
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in short.items()])


def _fingerprint(signer: Signer) -> str:
    text = "\0".join((signer.name, signer.title, signer.organisation))
    return sha256(text.encode()).hexdigest()[:32]


@contextmanager
def _locked(keys: Path) -> Iterator[None]:
    _make_private(keys)
    handle = os.open(keys / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _make_private(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def _read(path: Path) -> tuple[ec.EllipticCurvePrivateKey, x509.Certificate]:
    content = path.read_bytes()
    key = serialization.load_pem_private_key(content, password=None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError(f"{path} holds a key that is not of an elliptic curve.")
    return key, x509.load_pem_x509_certificate(content)


def _write(path: Path, key: ec.EllipticCurvePrivateKey, certificate: x509.Certificate) -> None:
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write_bytes(path, private + certificate.public_bytes(serialization.Encoding.PEM))


def _write_bytes(path: Path, content: bytes) -> None:
    """Whole or not at all, and never readable by others (``mkstemp`` gives mode 600)."""
    handle, name = mkstemp(dir=path.parent, prefix=".")
    with os.fdopen(handle, "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    Path(name).replace(path)
