"""In how many days a request about one's own data is answered, by the profile's dated rules."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from motcua.kit.datafile import Value, read


@dataclass(frozen=True)
class Terms:
    """From ``valid_from`` on: working days until a first word, days until it is corrected."""

    valid_from: date
    reply_working_days: int
    correct_days: int
    source: str


def terms_on(profile: Path, day: date) -> Terms:
    """What is in force on a day; a day before the first rule falls under the first."""
    rules = _terms(profile)
    in_force = [one for one in rules if one.valid_from <= day]
    return in_force[-1] if in_force else rules[0]


@lru_cache(maxsize=4)
def _terms(profile: Path) -> tuple[Terms, ...]:
    """The rules of ``identity/terms.yaml``, the oldest first; a wrong file raises ``WrongFile``."""
    file = read(profile / "identity" / "terms.yaml")
    found = [_one(item) for item in file.mapping("terms")["terms"].items()]
    if not found:
        raise file.wrong("write at least one rule under terms.")
    return tuple(sorted(found, key=lambda one: one.valid_from))


def _one(item: Value) -> Terms:
    fields = item.mapping("valid_from", "reply_working_days", "correct_days", "source")
    return Terms(
        valid_from=fields["valid_from"].day(),
        reply_working_days=fields["reply_working_days"].count(),
        correct_days=fields["correct_days"].count(),
        source=fields["source"].text(),
    )
