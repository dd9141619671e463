"""Which stored files this domain needs."""

from collections.abc import Collection

from motcua.foundation.identity.models import Mandate


def files_of_mandates(hashes: Collection[str]) -> set[str]:
    """Which of these files prove a mandate, in one statement."""
    rows = Mandate.objects.filter(proof_sha256__in=hashes)
    return set(rows.values_list("proof_sha256", flat=True))
