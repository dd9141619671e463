"""What identity says. No event holds a personal number."""

from datetime import date

from motcua.foundation.identity.enums import Role
from motcua.kit.events import event, say


@event(
    "identity.person_created",
    subject="person",
    sentence=say("{actor} entered person {person_id}"),
)
class PersonCreated:
    person_id: int


@event(
    "identity.account_created",
    subject="account",
    sentence=say("{actor} opened account {account_id}"),
)
class AccountCreated:
    account_id: int
    person_id: int | None


@event(
    "identity.role_granted",
    subject="account",
    sentence=say(
        "{actor} gave account {account_id} the role {role} in unit {unit_id} from {valid_from}"
    ),
    choices={"role": Role},
)
class RoleGranted:
    """``valid_to`` is the last day, None without an end."""

    account_id: int
    role: str
    unit_id: int
    valid_from: date
    valid_to: date | None


@event(
    "identity.signed_in",
    subject="account",
    sentence=say("{actor} signed in"),
)
class SignedIn:
    account_id: int
