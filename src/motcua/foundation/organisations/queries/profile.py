"""What the profile says about this node."""

from motcua.foundation.organisations.models import Profile
from motcua.foundation.organisations.queries.units import UnitLine, unit_by_code


def operator() -> UnitLine:
    """The unit that runs this node, as its profile says; without a profile ``NotFound``."""
    code = Profile.objects.order_by("pk").values_list("operator_code", flat=True).first()
    return unit_by_code(code or "")


def drafts_days() -> int | None:
    """For how many days an unchanged draft is kept; None where no profile has said it."""
    said = Profile.objects.order_by("pk").values_list("retention", flat=True).first() or {}
    return said.get("drafts_days")
