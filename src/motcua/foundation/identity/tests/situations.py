"""People in a ward, for the tests of this domain."""

from datetime import UTC, datetime

from motcua.foundation.identity import actions
from motcua.foundation.identity.enums import Role as Role
from motcua.foundation.identity.queries import actor_of
from motcua.foundation.organisations.queries import unit_by_code
from motcua.kit.actor import Actor, system

ME = system("test")
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
TODAY = NOON.date()
WARD, CITY = "H17.25.8", "H17"


def number_of(order: int) -> str:
    return f"048196{order:06d}"


def citizen(username: str, full_name: str, order: int) -> Actor:
    """A person with a personal number and an account."""
    person_id = actions.create_person(
        full_name=full_name, personal_number=number_of(order), actor=ME
    )
    account_id = actions.create_account(
        username=username, password="a-door-ajar", person_id=person_id, actor=ME
    )
    return actor_of(account_id, now=NOON)


def worker(username: str, *roles: str, unit: str = WARD) -> Actor:
    """Somebody of the office with these roles since the beginning of the year."""
    account_id = actions.create_account(username=username, password="a-door-ajar", actor=ME)
    for role in roles:
        actions.grant_role(
            account_id=account_id,
            role=role,
            unit_id=unit_by_code(unit).id,
            valid_from=TODAY.replace(month=1, day=1),
            title_vi=f"Chức danh {username}",
            actor=ME,
        )
    return actor_of(account_id, now=NOON)


def again(actor: Actor, **given) -> Actor:
    """The same account, asked anew."""
    return actor_of(actor.account_id or 0, **({"now": NOON} | given))
