"""What happens at the doors: signing in and out, and the ways to do it."""

from motcua.foundation.identity.enums import Method
from motcua.kit.events import event, say


@event(
    "identity.signed_in",
    subject="account",
    sentence=say("{actor} signed in: {method}, level {level}"),
    choices={"method": Method},
)
class SignedIn:
    account_id: int
    method: str = Method.PASSWORD
    level: int = 1


@event(
    "identity.new_device",
    subject="account",
    sentence=say("{actor} signed in on a device that account {account_id} had not used before"),
)
class NewDevice:
    """``entrance_id`` finds the device and the moment, as long as the history keeps them."""

    account_id: int
    entrance_id: int


@event(
    "identity.provider_linked",
    subject="account",
    sentence=say("Account {account_id} is entered through the identity provider {issuer}"),
)
class ProviderLinked:
    account_id: int
    issuer: str


@event(
    "identity.claims_differ",
    subject="account",
    sentence=say(
        "The identity provider says otherwise than our record of account {account_id}: {fields}"
    ),
)
class ClaimsDiffer:
    """``fields`` are names, never values: what is recorded was left as it is."""

    account_id: int
    fields: tuple[str, ...]


@event(
    "identity.sessions_ended",
    subject="account",
    sentence=say("{actor} ended {sessions} sessions of account {account_id}"),
)
class SessionsEnded:
    account_id: int
    sessions: int


@event(
    "identity.factor_changed",
    subject="account",
    sentence=say("{actor} changed the ways of account {account_id} to sign in: {change} {factor}"),
)
class FactorChanged:
    """``change`` is added, removed or reset; ``factor`` is totp, webauthn or recovery_codes."""

    account_id: int
    change: str
    factor: str
