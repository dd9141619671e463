"""What the signatures of a PDF say: the work of a child of ``motcua.kit.limited``."""

from io import BytesIO
from typing import Any

from asn1crypto import cms, pem, x509
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from motcua.kit.limited import Failed

_GRAVEST_FIRST = ("changed", "extended", "untrusted", "valid")


def verify(content: bytes, *roots: bytes) -> tuple[dict[str, Any], list[bytes]]:
    """The verdict on all signatures together, and who made the last one.

    ``roots`` are PEM files of the authorities that are trusted.
    """
    try:
        signatures = PdfFileReader(BytesIO(content)).embedded_regular_signatures
    except (PdfReadError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise Failed("unreadable") from error
    if not signatures:
        return {"state": "unsigned"}, []
    last = signatures[-1]
    states = [_state(content, one, _context(roots), is_last=one is last) for one in signatures]
    return {"state": min(states, key=_GRAVEST_FIRST.index), **_who(last)}, []


def _state(
    content: bytes, signature: EmbeddedPdfSignature, context: ValidationContext, *, is_last: bool
) -> str:
    """The library's verdict, and our own: the last signature covers the whole file."""
    if not _fills_its_gap(content, signature):
        return "changed"
    try:
        status = validate_pdf_signature(signature, context)
    except Exception:
        # Whatever trips the library over a signature it has begun to read is a broken signature.
        return "changed"
    if not (status.intact and status.valid):
        return "changed"
    if _is_extended(status, is_last):
        return "extended"
    return "valid" if status.trusted else "untrusted"


def _is_extended(status: PdfSignatureStatus, is_last: bool) -> bool:
    if is_last:
        return status.coverage != SignatureCoverageLevel.ENTIRE_FILE
    return not status.docmdp_ok


def _fills_its_gap(content: bytes, signature: EmbeddedPdfSignature) -> bool:
    """The bytes that the signature leaves out are its own hexadecimal digits, filled up with 0.

    The hash cannot tell what else would stand there.
    """
    start, length, resume, _rest = (int(number) for number in signature.byte_range)
    gap = content[length:resume]
    own = signature.pkcs7_content
    used = len(cms.ContentInfo.load(own).dump())
    return (
        start == 0
        and gap[:1] == b"<"
        and gap[-1:] == b">"
        and gap[1:-1].lower() == own.hex().encode()
        and not any(own[used:])
    )


def _context(roots: tuple[bytes, ...]) -> ValidationContext:
    trusted = [
        x509.Certificate.load(der)
        for root in roots
        for _kind, _headers, der in pem.unarmor(root, multiple=True)
    ]
    return ValidationContext(trust_roots=trusted, allow_fetching=False)


def _who(signature: EmbeddedPdfSignature) -> dict[str, Any]:
    try:
        certificate = signature.signer_cert
        subject, issuer = certificate.subject.native, certificate.issuer.native
        time = signature.self_reported_timestamp
    except Exception:
        # A certificate or a time that cannot be read names nobody.
        return {}
    return {
        "signer_name": subject.get("common_name"),
        "organisation": subject.get("organization_name"),
        "issuer": issuer.get("common_name") or issuer.get("organization_name"),
        "signed_at": time.isoformat() if time else None,
    }
