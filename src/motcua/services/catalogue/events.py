"""What happens in the catalogue."""

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
