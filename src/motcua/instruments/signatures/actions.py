"""Sign a PDF (PAdES B-B, P-256) with a key that is read once and kept in this process."""

import io
from datetime import datetime
from functools import lru_cache
from typing import Any

from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from motcua.instruments.signatures.authority import (
    Identity,
    Signer,
    ensure_authority,
    identity_of,
)

__all__ = ["Signer", "ensure_authority", "sign_pdf"]

PLACE = "signature"
"""The named destination at the top left corner of the room for the visible signature."""
_FIELD = "Signature"
_ROOM = 8192
"""Hexadecimal digits kept free for the signature; it takes about a third of them."""


def sign_pdf(
    pdf: bytes,
    *,
    signer: Signer,
    reason: str,
    location: str,
    at: datetime,
    appearance: bytes | None = None,
) -> bytes:
    """Certify this PDF: after it no change is allowed, and a reader says so of any.

    ``at`` is the time that the signature claims, with a zone. ``appearance`` is a PDF whose first
    page becomes the visible signature, in its own size, with its top left corner at the named
    destination ``signature``; without either of them the signature does not show itself.
    """
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page, box = _room(writer.prev, appearance)
    identity = _kept_identity(str(settings.KEYS), signer)
    pdf_signer = _PunctualSigner(
        signers.PdfSignatureMetadata(
            field_name=_FIELD,
            name=signer.name,
            reason=reason,
            location=location,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=True,
            docmdp_permissions=MDPPerm.NO_CHANGES,
        ),
        signer=identity,
        stamp_style=_style(appearance) if appearance and box else None,
        new_field_spec=SigFieldSpec(
            _FIELD, on_page=page, box=box, readable_field_name=f"{signer.name}, {signer.title}"
        ),
    )
    pdf_signer.at = at
    signed = pdf_signer.sign_pdf(writer, bytes_reserved=_ROOM)
    return bytes(signed.getvalue())


class _PunctualSigner(signers.PdfSigner):
    """Signs as of a given moment instead of the computer's."""

    at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


class _KeptKey(signers.Signer):
    """The library's own signer parses its key again for each signature; this one keeps it.

    The root certificate stays out of the file: who trusts it has it, and nothing signs it there.
    """

    def __init__(self, identity: Identity) -> None:
        certificate = Certificate.load(identity.certificate.public_bytes(Encoding.DER))
        super().__init__(signing_cert=certificate, cert_registry=SimpleCertificateStore())
        self._key = identity.key

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        if digest_algorithm != "sha256":
            raise ValueError(f"This key signs SHA-256, not {digest_algorithm}.")
        return self._key.sign(data, ec.ECDSA(hashes.SHA256()))


class _Picture(PdfContent):
    """The first page of a PDF, drawn in its own size."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self._pdf = pdf

    def render(self) -> bytes:
        reader = PdfFileReader(io.BytesIO(self._pdf))
        picture = self._ensure_writer.import_page_as_xobject(reader)
        self.resources.xobject["/Appearance"] = picture
        self.box = BoxConstraints(*_size(reader))
        return b"/Appearance Do"


@lru_cache(maxsize=64)
def _kept_identity(keys: str, signer: Signer) -> _KeptKey:
    return _KeptKey(identity_of(signer))


def _style(appearance: bytes) -> StaticStampStyle:
    nothing, middle = Margins(0, 0, 0, 0), AxisAlignment.ALIGN_MID
    return StaticStampStyle(
        border_width=0,
        background=_Picture(appearance),
        background_layout=SimpleBoxLayoutRule(middle, middle, margins=nothing),
    )


def _room(
    reader: PdfFileReader, appearance: bytes | None
) -> tuple[int, tuple[int, int, int, int] | None]:
    """The page and the rectangle, in points, where the signature shows itself."""
    place = _destination(reader)
    if place is None or appearance is None:
        return 0, None
    page, left, top = place
    width, height = _size(PdfFileReader(io.BytesIO(appearance)))
    return page, (round(left), round(top) - height, round(left) + width, round(top))


def _destination(reader: PdfFileReader) -> tuple[int, float, float] | None:
    try:
        names = reader.root["/Names"]["/Dests"]["/Names"]
    except KeyError:
        return None
    items = [item.get_object() for item in names]
    for name, target in zip(items[::2], items[1::2], strict=True):
        if name == PLACE:
            left, top = float(target[2]), float(target[3])
            return _page_number(reader, target.raw_get(0)), left, top
    return None


def _page_number(reader: PdfFileReader, page: Any) -> int:
    for number in range(int(reader.root["/Pages"]["/Count"])):
        if reader.find_page_for_modification(number)[0].reference == page.reference:
            return number
    raise ValueError("The place of the signature is on no page.")


def _size(reader: PdfFileReader) -> tuple[int, int]:
    """Width and height of the first page in whole points."""
    page = reader.find_page_for_modification(0)[0].get_object()
    left, bottom, right, top = (float(edge) for edge in page["/MediaBox"])
    return round(right - left), round(top - bottom)
