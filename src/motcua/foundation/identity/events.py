"""What identity says. No event holds a personal number."""

from datetime import date

from motcua.kit.events import event


@event("identity.person_created", subject="person")
class PersonCreated:
    person_id: int


@event("identity.account_created", subject="account")
class AccountCreated:
    account_id: int
    person_id: int | None


@event("identity.role_granted", subject="account")
class RoleGranted:
    """``valid_to`` is the last day, None without an end."""

    account_id: int
    role: str
    unit_id: int
    valid_from: date
    valid_to: date | None


@event("identity.signed_in", subject="account")
class SignedIn:
    account_id: int
