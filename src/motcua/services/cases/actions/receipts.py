"""The receipt of a submission."""

from django.db import transaction

from motcua.instruments.documents.actions import store
from motcua.services.cases import letters
from motcua.services.cases.models import Case


def write_receipt(*, case_id: int) -> str:
    """Write the receipt, with every file's name, size, pages and SHA-256; twice changes nothing."""
    case = Case.objects.get(pk=case_id)
    if case.receipt_sha256:
        return case.receipt_sha256
    sha256 = store(letters.receipt(case).as_pdf(case.submitted_at)).sha256
    with transaction.atomic():
        Case.objects.filter(pk=case_id).update(receipt_sha256=sha256)
    return sha256
