"""By when a procedure must be published, and who published it."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from motcua.foundation.organisations.queries import calendar_of
from motcua.services.catalogue.queries.profile import profile_folder
from motcua.services.catalogue.rules.deadlines import decide_by, publish_by


@dataclass(frozen=True)
class PublicationDays:
    """The last days for a decision and for its publication, with the law that says so."""

    decide_by: date
    publish_by: date
    source: str
    certain: bool

    def decided_late(self, decided_on: date) -> bool:
        return decided_on > self.decide_by


def publication_days(
    *, level: str, unit_id: int, decided_on: date, in_force: date
) -> PublicationDays | None:
    """The days that bind a unit of a level (``ministry``, ``province``); None where no law does."""
    rules = _rules(profile_folder() / "publication.yaml").get("deadlines", {})
    days = rules.get(level)
    if days is None:
        return None
    calendar = calendar_of(unit_id)
    return PublicationDays(
        decide_by=decide_by(in_force, days["decide_before"], calendar),
        publish_by=publish_by(decided_on, days["publish_within"], calendar),
        source=rules["source"],
        certain=rules["certain"],
    )


def may_lengthen() -> bool:
    """Whether a unit may take longer than the national record allows."""
    rules = _rules(profile_folder() / "publication.yaml").get("variants", {})
    return bool(rules.get("may_lengthen", True))


@lru_cache(maxsize=8)
def _rules(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found
