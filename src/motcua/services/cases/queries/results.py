"""Results as a stranger may know them."""

from dataclasses import dataclass
from datetime import datetime

from motcua.foundation.organisations.queries import unit
from motcua.instruments.forms.model import Words
from motcua.services.cases.asked import document_for
from motcua.services.cases.models import Case


@dataclass(frozen=True)
class IssuedResult:
    """What our record says of a document: no name and no answer of its holder."""

    verify_code: str
    document: Words
    number: str
    agency: str
    signed_by: str
    issued_at: datetime
    sha256: str


def result_by_code(code: str) -> IssuedResult | None:
    """The result with this verification code, typed with or without dashes and in any case."""
    letters = "".join(c for c in code.upper() if c.isalnum())
    grouped = "-".join(letters[n : n + 4] for n in range(0, len(letters), 4))
    return _issued(Case.objects.filter(verify_code=grouped, issued_at__isnull=False).first())


def result_by_sha256(sha256: str) -> IssuedResult | None:
    """The result whose file has exactly these bytes."""
    return _issued(Case.objects.filter(result_sha256=sha256).first() if sha256 else None)


def _issued(row: Case | None) -> IssuedResult | None:
    if row is None or row.issued_at is None:
        return None
    return IssuedResult(
        verify_code=row.verify_code or "",
        document=document_for(row).name,
        number=row.result_number,
        agency=unit(row.competent_unit_id).name_vi,
        signed_by=row.signed_by,
        issued_at=row.issued_at,
        sha256=row.result_sha256,
    )
