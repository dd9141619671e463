"""Sending a stored file to a browser without letting it act there."""

from urllib.parse import quote

from django.http import HttpResponse

SHOWN = {"application/pdf", "image/jpeg", "image/png", "image/webp"}
"""Kinds that may open in the page; everything else is only saved."""


def stored_file(content: bytes, *, name: str, media_type: str, save: bool = False) -> HttpResponse:
    """The file under its own name; never sniffed, never cached by others, never running."""
    kind = media_type if media_type in SHOWN else "application/octet-stream"
    way = "attachment" if save or kind == "application/octet-stream" else "inline"
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(name)}"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
