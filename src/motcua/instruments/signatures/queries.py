"""What a stranger's PDF is worth: read in a limited child, said in plain words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.instruments.signatures.authority import trusted_roots
from motcua.instruments.signatures.enums import SignatureState
from motcua.kit.limited import Failed, Limits, Workshop

_LONGEST_NAME = 200
_PROBLEMS: dict[SignatureState, str | Promise] = {
    SignatureState.CHANGED: _(
        "The content is not the one that was signed, even if it looks alike. Do not rely on it; ask"
        " the office for the original file."
    ),
    SignatureState.EXTENDED: _(
        "The signed part is unchanged, but something was added to the file afterwards. Do not rely"
        " on what you see; ask for the original file."
    ),
    SignatureState.UNTRUSTED: _(
        "The content is unchanged, but the certificate is not from an authority that we know:"
        " anybody could have made it."
    ),
    SignatureState.UNSIGNED: _(
        "The file carries no digital signature. A scan or a print saved as PDF loses it: drop the"
        " file that you downloaded."
    ),
    SignatureState.UNREADABLE: _(
        "The file is not a PDF, or it is damaged. Drop the PDF file that you were given."
    ),
}

_workshop = Workshop(
    "motcua.instruments.signatures.work", limits=Limits(memory=1_000_000_000, seconds=10.0), size=1
)


@dataclass(frozen=True)
class Verdict:
    """What the file itself says. Names are as the certificate gives them; the time is a claim."""

    state: SignatureState
    signer_name: str = ""
    organisation: str = ""
    signed_at: datetime | None = None
    issuer: str = ""
    problems: tuple[str | Promise, ...] = ()


def verify_pdf(content: bytes) -> Verdict:
    """Who signed this file, when, and whether it is still what was signed. Takes any bytes."""
    if not content.startswith(b"%PDF-"):
        return _verdict({"state": "unreadable"})
    try:
        facts, _none = _workshop.call("verify", content, *trusted_roots())
    except Failed:
        return _verdict({"state": "unreadable"})
    return _verdict(facts)


def _verdict(facts: dict[str, Any]) -> Verdict:
    state = SignatureState(facts["state"])
    time = facts.get("signed_at")
    return Verdict(
        state=state,
        signer_name=_plain(facts.get("signer_name")),
        organisation=_plain(facts.get("organisation")),
        signed_at=datetime.fromisoformat(time) if time else None,
        issuer=_plain(facts.get("issuer")),
        problems=(_PROBLEMS[state],) if state in _PROBLEMS else (),
    )


def _plain(text: Any) -> str:
    """A name out of a stranger's certificate: one line, no control characters, not endless."""
    words = text if isinstance(text, str) else ""
    return "".join(c for c in words if c.isprintable())[:_LONGEST_NAME]
