"""Small PDFs to sign, set without the documents domain."""

from datetime import datetime, timedelta, timezone

import typst

from motcua.instruments.signatures.actions import Signer

AT = datetime(2026, 11, 24, 14, 5, 33, tzinfo=timezone(timedelta(hours=7)))
LEADER = Signer("Vũ Thị Hồng Thắm", "Phó Chủ tịch", "Ủy ban nhân dân phường Lê Thanh Nghị")

_PAPER = b"""
#set document(title: "T")
First page #pagebreak() Second page
#v(5cm)
#align(right, block(width: 200pt, height: 60pt, align(left + top)[
  #v(10pt)#heading(bookmarked: false)[] <signature>
]))
"""
_STAMP = b"""
#set page(width: 200pt, height: 60pt, margin: 0pt)
#rect(width: 100%, height: 100%, fill: luma(120))
"""


def paper() -> bytes:
    """Two pages with room for a signature on the second."""
    return _set(_PAPER)


def stamp() -> bytes:
    """A grey visible signature."""
    return _set(_STAMP)


def _set(text: bytes) -> bytes:
    pdf = typst.Compiler().compile(input=text, format="pdf", pdf_standards="a-2b", timestamp=AT)
    assert isinstance(pdf, bytes)
    return pdf
