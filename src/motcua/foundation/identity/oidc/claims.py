"""What a provider says of a person, in our words, by the profile's ``identity/provider.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from motcua.foundation.identity import rules
from motcua.foundation.identity.oidc.checks import Untrusted
from motcua.kit.datafile import read


@dataclass(frozen=True)
class Mapped:
    """How a country's provider names claims, and what each ``acr`` is worth as a level."""

    scopes: tuple[str, ...]
    levels: Mapping[str, int]
    personal_number: str
    full_name: str
    birth_date: str
    birth_date_format: str

    def acr_values(self, level: int) -> str:
        """The values that will do for a level, the weakest first."""
        enough = sorted((worth, acr) for acr, worth in self.levels.items() if worth >= level)
        return " ".join(acr for _, acr in enough)


@dataclass(frozen=True)
class Identity:
    """Whom the provider has let in, and how surely; believed after ``checks`` only."""

    issuer: str
    subject: str
    level: int
    personal_number: str = field(repr=False)
    full_name: str
    birth_date: date
    session: str
    """The provider's ``sid``; it names the session when the provider ends it. May be empty."""
    id_token: str = field(repr=False)


@lru_cache(maxsize=4)
def mapping(profile: Path) -> Mapped:
    """The mapping of a profile's folder, read once; a wrong file raises ``WrongFile``."""
    fields = read(profile / "identity" / "provider.yaml").mapping(
        "scopes", "levels", "claims", "source"
    )
    claims = fields["claims"].mapping(
        "personal_number", "full_name", "birth_date", "birth_date_format"
    )
    levels = {}
    for item in fields["levels"].items():
        pair = item.mapping("acr", "level")
        levels[pair["acr"].text()] = int(pair["level"].choice(("1", "2")))
    return Mapped(
        scopes=tuple(item.text() for item in fields["scopes"].items()),
        levels=levels,
        **{name: value.text() for name, value in claims.items()},
    )


def understand(claims: Mapping[str, Any], mapped: Mapped, **sure: Any) -> Identity:
    """The person in our words; a claim that is missing or has another form is ``Untrusted``."""
    number, name = claims.get(mapped.personal_number), claims.get(mapped.full_name)
    born = claims.get(mapped.birth_date)
    if not isinstance(number, str) or not rules.is_personal_number(number):
        raise Untrusted("the provider gives no personal number of 12 digits")
    if not isinstance(name, str) or not name.strip() or len(name) > 120:
        raise Untrusted("the provider gives no name")
    try:
        birth_date = datetime.strptime(str(born), mapped.birth_date_format).date()  # noqa: DTZ007
    except ValueError:
        raise Untrusted("the provider gives no date of birth in the agreed form") from None
    return Identity(
        personal_number=number, full_name=" ".join(name.split()), birth_date=birth_date, **sure
    )
