"""What happens in the catalogue."""

from datetime import date

from motcua.kit.events import event, say


@event(
    "catalogue.service_released",
    subject="service",
    sentence=say("{actor} released service {code}, release {number}"),
)
class ServiceReleased:
    """A service was published in a new release."""

    service_id: int
    code: str
    number: int
    content_hash: str


@event(
    "catalogue.service_value_set",
    subject="service",
    sentence=say("{actor} set {name} for service {code} in this installation"),
)
class ServiceValueSet:
    """A name in the environment of a service got a value here; the value itself is not told."""

    service_id: int
    code: str
    name: str


@event(
    "catalogue.procedures_imported",
    subject="source",
    sentence=say(
        "{actor} imported procedures from {source_id}: "
        "{new} new, {changed} changed, {rejected} rejected"
    ),
)
class ProceduresImported:
    """A file of procedures was read into the catalogue, to its end or as far as it could be."""

    source_id: str
    """The file's name."""
    read: int
    new: int
    changed: int
    unchanged: int
    flagged: int
    rejected: int


@event(
    "catalogue.draft_begun",
    subject="procedure",
    sentence=say("{actor} began a draft of procedure {code}"),
)
class DraftBegun:
    """Somebody of a unit began to write a procedure anew."""

    procedure_id: int
    draft_id: int
    code: str


@event(
    "catalogue.draft_saved",
    subject="procedure",
    sentence=say("{actor} saved revision {revision} of the draft of procedure {code}"),
)
class DraftSaved:
    """A part of a draft was written."""

    procedure_id: int
    draft_id: int
    code: str
    revision: int


@event(
    "catalogue.draft_submitted",
    subject="procedure",
    sentence=say("{actor} handed the draft of procedure {code} over for review"),
)
class DraftSubmitted:
    """A draft waits for another person to read it; nobody writes on it meanwhile."""

    procedure_id: int
    draft_id: int
    code: str
    revision: int


@event(
    "catalogue.draft_returned",
    subject="procedure",
    sentence=say("{actor} sent the draft of procedure {code} back"),
)
class DraftReturned:
    """The reader found something to mend."""

    procedure_id: int
    draft_id: int
    code: str


@event(
    "catalogue.draft_discarded",
    subject="procedure",
    sentence=say("{actor} gave up the draft of procedure {code}"),
)
class DraftDiscarded:
    """A draft was given up; its revisions are kept."""

    procedure_id: int
    draft_id: int
    code: str


@event(
    "catalogue.procedure_published",
    subject="procedure",
    sentence=say("{actor} published procedure {code}, in force from {valid_from}"),
)
class ProcedurePublished:
    """Another person than its writers approved a draft."""

    procedure_id: int
    draft_id: int
    code: str
    valid_from: date


@event(
    "catalogue.version_in_force",
    subject="procedure",
    sentence=say("Version {number} of procedure {code} is in force"),
)
class VersionInForce:
    """What a procedure says from now on."""

    procedure_id: int
    version_id: int
    code: str
    number: int


@event(
    "catalogue.variant_set",
    subject="procedure",
    sentence=say("{actor} set what a unit does otherwise in procedure {code}"),
)
class VariantSet:
    """A unit's own limit or fee, with its law."""

    procedure_id: int
    variant_id: int
    unit_id: int
    code: str


@event(
    "catalogue.variant_ended",
    subject="procedure",
    sentence=say("{actor} ended on {valid_to} what a unit did otherwise in procedure {code}"),
)
class VariantEnded:
    """From the day after on the national record holds there."""

    procedure_id: int
    variant_id: int
    unit_id: int
    code: str
    valid_to: date
