"""The people of a demonstration, as the profile's ``demo/people.yaml`` gives them."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from motcua.foundation.identity import rules
from motcua.foundation.identity.enums import Role, Sex
from motcua.kit.datafile import Value, read
from motcua.kit.totp import code_at

_OPTIONAL = ("sex", "ethnicity", "nationality", "residence", "phone", "email")


@dataclass(frozen=True)
class DemoRole:
    role: str
    unit_code: str
    valid_from: date
    title_vi: str
    title_en: str


@dataclass(frozen=True)
class DemoPerson:
    """Somebody invented. ``about`` says in each language who it is; ``facts`` are the arguments of
    ``create_person``. Officers have a password and the secret of an app; citizens neither."""

    username: str
    password: str | None
    totp: str
    about: dict[str, str]
    facts: dict[str, Any]
    roles: tuple[DemoRole, ...]

    @property
    def full_name(self) -> str:
        return str(self.facts["full_name"])

    def code_at(self, now: datetime) -> str:
        """What this person's app shows now."""
        return code_at(self.totp, now.timestamp())


@lru_cache(maxsize=4)
def demo_people(folder: Path) -> tuple[DemoPerson, ...]:
    """The people of a profile's folder, read once; a wrong file raises ``WrongFile``."""
    people = read(folder / "demo" / "people.yaml").mapping("people")["people"]
    return tuple(_person(item) for item in people.items())


def _person(item: Value) -> DemoPerson:
    fields = item.mapping("username", "about", "person", optional=("password", "totp", "roles"))
    return DemoPerson(
        username=fields["username"].text(),
        password=fields["password"].text() if "password" in fields else None,
        totp=fields["totp"].text() if "totp" in fields else "",
        about=fields["about"].texts("vi", "en"),
        facts=_facts(fields["person"]),
        roles=tuple(_role(role) for role in fields["roles"].items()) if "roles" in fields else (),
    )


def _facts(value: Value) -> dict[str, Any]:
    fields = value.mapping("full_name", "birth_date", "personal_number", optional=_OPTIONAL)
    if not rules.is_personal_number(fields["personal_number"].text()):
        raise fields["personal_number"].wrong("write 12 digits between quotation marks.")
    if "sex" in fields:
        fields["sex"].choice(Sex.values)
    return {key: field.text() for key, field in fields.items()} | {
        "birth_date": fields["birth_date"].day()
    }


def _role(item: Value) -> DemoRole:
    fields = item.mapping("role", "unit", "valid_from", "title")
    title = fields["title"].texts("vi", "en")
    return DemoRole(
        role=fields["role"].choice(Role.values),
        unit_code=fields["unit"].text(),
        valid_from=fields["valid_from"].day(),
        title_vi=title["vi"],
        title_en=title["en"],
    )
