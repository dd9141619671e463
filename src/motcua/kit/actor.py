"""Who acts: a person through an account, or the system itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Actor:
    """Somebody who acts now.

    ``roles`` holds pairs of a role and the identifier of the unit in which it is held, as they are
    at the moment of the act. ``request_id`` ties what follows to the request that caused it.
    """

    account_id: int | None
    person_id: int | None
    name: str
    roles: frozenset[tuple[str, int]] = field(default_factory=frozenset)
    request_id: str = ""

    @property
    def is_system(self) -> bool:
        return self.account_id is None and self.person_id is None and bool(self.name)

    @property
    def is_known(self) -> bool:
        """False for a visitor who has not signed in."""
        return self.account_id is not None

    def holds(self, role: str, unit_id: int) -> bool:
        return (role, unit_id) in self.roles

    def units_as(self, *roles: str) -> frozenset[int]:
        """The units in which the actor holds one of these roles."""
        return frozenset(unit for role, unit in self.roles if role in roles)

    def as_data(self) -> dict[str, Any]:
        """What the journal keeps of an actor: never a personal number."""
        return {
            "account": self.account_id,
            "person": self.person_id,
            "name": self.name,
            "roles": sorted([role, unit] for role, unit in self.roles),
            "request": self.request_id,
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Actor":
        return cls(
            account_id=data["account"],
            person_id=data["person"],
            name=data["name"],
            roles=frozenset((role, unit) for role, unit in data["roles"]),
            request_id=data.get("request", ""),
        )


VISITOR = Actor(account_id=None, person_id=None, name="")


def system(part: str) -> Actor:
    """The platform itself acting, for example ``system("receipts")``."""
    return Actor(account_id=None, person_id=None, name=f"system:{part}")
