"""What is known of the party that a form is filled for: by the register, and from earlier cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from motcua.foundation.identity.queries import person
from motcua.instruments.forms.around import Fact
from motcua.kit.actor import Actor
from motcua.services.cases.models import Case
from motcua.services.cases.queries.party import party_rows

_EARLIER = 20
"""Cases whose answers may serve once more."""


@dataclass(frozen=True)
class KnownOfParty:
    """Of the actor, or under a mandate of who is acted for; a statement each, when it is asked."""

    actor: Actor

    def applicant(self) -> Fact | None:
        """A person; None for a legal entity and for a visitor."""
        if self.actor.party_id is None:
            return None
        line = person(self.actor.party_id)
        answers = {
            "name": line.full_name,
            "born": line.birth_date.isoformat() if line.birth_date else None,
            "sex": line.sex,
            "number": line.personal_number,
            "ethnicity": line.ethnicity,
            "nationality": line.nationality,
            "residence": line.residence,
            "address": _address(line.residence),
        }
        return Fact({part: each for part, each in answers.items() if each}, timezone.now())

    def earlier(self) -> Sequence[Fact]:
        """What was handed in for the same party, under a mandate in the services it covers."""
        rows = party_rows(Case.objects.all(), self.actor).order_by("-submitted_at")
        found = rows.values_list("answers", "submitted_at")[:_EARLIER]
        return [Fact(answers, submitted_at) for answers, submitted_at in found]


def _address(text: str) -> dict[str, Any] | None:
    """Street, commune and province of a residence that is written with commas."""
    *street, commune, province = ["", "", *(part.strip() for part in text.split(","))]
    if not "".join(street):
        return None
    return {
        "street": ", ".join(part for part in street if part),
        "commune": "",
        "commune_name": commune,
        "province": "",
        "province_name": province,
    }
