"""Who acts: a person through an account, or the system itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Behalf:
    """For whom somebody acts under a mandate: a person or a legal entity, one of the two.

    ``services`` are the codes that the mandate is limited to; empty for every service.
    """

    mandate_id: int
    name: str
    person_id: int | None = None
    entity_id: int | None = None
    services: tuple[str, ...] = ()

    def covers(self, service: str) -> bool:
        return not self.services or service in self.services

    def as_data(self) -> dict[str, Any]:
        return {
            "mandate": self.mandate_id,
            "name": self.name,
            "person": self.person_id,
            "entity": self.entity_id,
            "services": list(self.services),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Behalf":
        return cls(
            mandate_id=data["mandate"],
            name=data["name"],
            person_id=data["person"],
            entity_id=data["entity"],
            services=tuple(data["services"]),
        )


@dataclass(frozen=True)
class Actor:
    """Somebody who acts now.

    ``roles`` holds pairs of a role and the identifier of the unit in which it is held, as they are
    at the moment of the act; ``substituting`` tells for those that are held only for somebody who
    is absent whose they are: role, unit, account. ``behalf`` is set while a person acts for another
    under a mandate; then there are no roles. ``level`` is how sure the sign-in is (1 or 2).
    ``request_id`` ties what follows to the request that caused it.
    """

    account_id: int | None
    person_id: int | None
    name: str
    roles: frozenset[tuple[str, int]] = field(default_factory=frozenset)
    request_id: str = ""
    substituting: frozenset[tuple[str, int, int]] = field(default_factory=frozenset)
    behalf: Behalf | None = None
    level: int = 1

    @property
    def party_id(self) -> int | None:
        """The person whose affairs these are; None while acting for a legal entity."""
        return self.behalf.person_id if self.behalf else self.person_id

    @property
    def entity_id(self) -> int | None:
        """The legal entity whose affairs these are; None while acting for a person."""
        return self.behalf.entity_id if self.behalf else None

    def covers(self, service: str) -> bool:
        """Whether one may act in this service: always for oneself, by the mandate for others."""
        return self.behalf is None or self.behalf.covers(service)

    def stands_in_for(self, role: str, unit_id: int) -> int | None:
        """The absent account for which this role is held; None where it is the actor's own."""
        found = (who for held, unit, who in self.substituting if (held, unit) == (role, unit_id))
        return next(found, None)

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
        """What the journal keeps of an actor: never a personal number.

        Substitution, mandate and level stand there only where they differ from the usual.
        """
        data: dict[str, Any] = {
            "account": self.account_id,
            "person": self.person_id,
            "name": self.name,
            "roles": sorted([role, unit] for role, unit in self.roles),
            "request": self.request_id,
        }
        if self.substituting:
            data["substituting"] = sorted(list(one) for one in self.substituting)
        if self.behalf:
            data["for"] = self.behalf.as_data()
        if self.level != 1:
            data["level"] = self.level
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Actor":
        return cls(
            account_id=data["account"],
            person_id=data["person"],
            name=data["name"],
            roles=frozenset((role, unit) for role, unit in data["roles"]),
            request_id=data.get("request", ""),
            substituting=frozenset((r, u, who) for r, u, who in data.get("substituting", ())),
            behalf=Behalf.from_data(data["for"]) if "for" in data else None,
            level=data.get("level", 1),
        )


VISITOR = Actor(account_id=None, person_id=None, name="")


def system(part: str) -> Actor:
    """The platform itself acting, for example ``system("receipts")``."""
    return Actor(account_id=None, person_id=None, name=f"system:{part}")
