"""What the profile says about this node."""

from dataclasses import dataclass
from datetime import timedelta

from motcua.foundation.organisations.models import Profile
from motcua.foundation.organisations.queries.units import UnitLine, id_of_code, unit


def operator() -> UnitLine:
    """The unit that runs this node, as its profile says; without a profile ``NotFound``."""
    return unit(operator_id())


def operator_id() -> int:
    """The unit that runs this node, where its name is of no matter."""
    code = Profile.objects.order_by("pk").values_list("operator_code", flat=True).first()
    return id_of_code(code or "")


@dataclass(frozen=True)
class DraftRules:
    """What the profile says of drafts; None is what no profile has said."""

    kept: timedelta | None
    """For how long a draft is kept that nobody changes."""
    reminded: timedelta | None
    """How long before its end its writer is reminded."""
    most: int | None
    """How many drafts one party may have at once."""


def draft_rules() -> DraftRules:
    """For how long drafts are kept, when their end is told, and how many there may be."""
    said = Profile.objects.order_by("pk").values_list("retention", flat=True).first() or {}
    return DraftRules(
        kept=_days(said.get("drafts_days")),
        reminded=_days(said.get("drafts_remind_days")),
        most=said.get("drafts_most"),
    )


def _days(number: int | None) -> timedelta | None:
    return None if number is None else timedelta(days=number)
