"""What identity says. No event holds a personal number."""

from datetime import date, datetime

from motcua.foundation.identity.enums import (
    Answer,
    Channel,
    MandateKind,
    PersonField,
    Role,
)
from motcua.foundation.identity.events.doors import ClaimsDiffer as ClaimsDiffer
from motcua.foundation.identity.events.doors import FactorChanged as FactorChanged
from motcua.foundation.identity.events.doors import NewDevice as NewDevice
from motcua.foundation.identity.events.doors import ProviderLinked as ProviderLinked
from motcua.foundation.identity.events.doors import SessionsEnded as SessionsEnded
from motcua.foundation.identity.events.doors import SignedIn as SignedIn
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
    "identity.number_reissued",
    subject="person",
    sentence=say("{actor} entered a new personal number for person {person_id}: {why}"),
)
class NumberReissued:
    """The number before is kept; neither stands here."""

    person_id: int
    why: str


@event(
    "identity.personal_number_shown",
    subject="person",
    sentence=say("{actor} looked at the whole personal number of person {person_id}"),
)
class PersonalNumberShown:
    person_id: int


@event(
    "identity.contact_confirmed",
    subject="person",
    sentence=say("{actor} confirmed a way to be reached: {channel}"),
    choices={"channel": Channel},
)
class ContactConfirmed:
    person_id: int
    channel: str


@event(
    "identity.data_exported",
    subject="person",
    sentence=say("{actor} took out everything that is kept of them"),
)
class DataExported:
    person_id: int


@event(
    "identity.correction_asked",
    subject="person",
    sentence=say("{actor} asked to correct the {field}, due {due_on}"),
    choices={"field": PersonField},
)
class CorrectionAsked:
    """What is wanted stands in the request, not here."""

    person_id: int
    correction_id: int
    field: str
    due_on: date


@event(
    "identity.correction_answered",
    subject="person",
    sentence=say("{actor} answered the request to correct the {field}: {outcome}"),
    choices={"field": PersonField, "outcome": Answer},
)
class CorrectionAnswered:
    person_id: int
    correction_id: int
    field: str
    outcome: str


@event(
    "identity.role_ended",
    subject="account",
    sentence=say(
        "{actor} ended the role {role} of account {account_id} in unit {unit_id} after {valid_to}"
    ),
    choices={"role": Role},
)
class RoleEnded:
    """``valid_to`` is the last day."""

    account_id: int
    role: str
    unit_id: int
    valid_to: date


@event(
    "identity.person_left",
    subject="account",
    sentence=say("{actor} let account {account_id} leave: its last day is {last_day}"),
)
class PersonLeft:
    account_id: int
    last_day: date


@event(
    "identity.substitution_ordered",
    subject="account",
    sentence=say(
        "{actor} let account {account_id} stand in for account {absent_id} as {role} "
        "in unit {unit_id} from {valid_from} to {valid_to}"
    ),
    choices={"role": Role},
)
class SubstitutionOrdered:
    account_id: int
    absent_id: int
    role: str
    unit_id: int
    valid_from: date
    valid_to: date


@event(
    "identity.substitution_ended",
    subject="account",
    sentence=say(
        "{actor} ended the substitution of account {absent_id} by account {account_id} "
        "after {valid_to}"
    ),
)
class SubstitutionEnded:
    account_id: int
    absent_id: int
    valid_to: date


@event(
    "identity.person_invited",
    subject="invitation",
    sentence=say("{actor} invited somebody to be {role} in unit {unit_id}"),
    choices={"role": Role},
)
class PersonInvited:
    invitation_id: int
    role: str
    unit_id: int
    expires_at: datetime


@event(
    "identity.invitation_used",
    subject="invitation",
    sentence=say("Account {account_id} was opened by an invitation"),
)
class InvitationUsed:
    invitation_id: int
    account_id: int


@event(
    "identity.invitations_forgotten",
    subject="retention",
    sentence=say("{actor} deleted {count} invitations that had expired"),
)
class InvitationsForgotten:
    retention_id: str
    count: int


@event(
    "identity.entity_entered",
    subject="entity",
    sentence=say("{actor} entered legal entity {code}"),
)
class EntityEntered:
    entity_id: int
    code: str


@event(
    "identity.mandate_given",
    subject="mandate",
    sentence=say("{actor} gave the mandate: {kind}, from {valid_from}"),
    choices={"kind": MandateKind},
)
class MandateGiven:
    """By the giver, or for the giver by who represents them by law."""

    mandate_id: int
    kind: str
    giver_person_id: int | None
    giver_entity_id: int | None
    holder_id: int
    services: list[str]
    valid_from: date
    valid_to: date | None
    proof: str


@event(
    "identity.representation_entered",
    subject="mandate",
    sentence=say("{actor} entered the representation by law: {kind}, from {valid_from}"),
    choices={"kind": MandateKind},
)
class RepresentationEntered:
    """A mandate by law, with the SHA-256 of its proof."""

    mandate_id: int
    kind: str
    giver_person_id: int | None
    giver_entity_id: int | None
    holder_id: int
    valid_from: date
    valid_to: date | None
    proof: str


@event("identity.mandate_accepted", subject="mandate", sentence=say("{actor} accepted the mandate"))
class MandateAccepted:
    mandate_id: int


@event("identity.mandate_revoked", subject="mandate", sentence=say("{actor} ended the mandate"))
class MandateRevoked:
    """By either side, at once; by the holder before it was accepted, it is declined."""

    mandate_id: int


@event(
    "identity.acting_begun",
    subject="mandate",
    sentence=say("{actor} began to act under the mandate"),
)
class ActingBegun:
    mandate_id: int
