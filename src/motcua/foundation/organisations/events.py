"""What organisations say."""

from motcua.kit.events import event, say


@event(
    "organisations.profile_loaded",
    subject="profile",
    sentence=say("{actor} loaded profile {name}: {units_new} new units, {days_new} new days"),
)
class ProfileLoaded:
    """The country's data changed; ``digest`` is the SHA-256 of all it holds now."""

    profile_id: int
    name: str
    digest: str
    units_new: int
    units_changed: int
    days_new: int
    days_changed: int
    days_removed: int
