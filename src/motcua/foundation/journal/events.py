"""What happens to the journal itself: people tend what could not be delivered or done."""

from motcua.kit.events import event, say


@event(
    "journal.delivery_retried",
    subject="subscription",
    sentence=say("{actor} let {subscription_id} hear entry {entry_id} again"),
)
class DeliveryRetried:
    subscription_id: str
    entry_id: int


@event(
    "journal.delivery_discarded",
    subject="subscription",
    sentence=say("{actor} discarded entry {entry_id} for {subscription_id}: {reason}"),
)
class DeliveryDiscarded:
    """The subscription never hears this entry."""

    subscription_id: str
    entry_id: int
    reason: str


@event(
    "journal.subscription_rebuilt",
    subject="subscription",
    sentence=say("{actor} let {subscription_id} begin again from the first entry"),
)
class SubscriptionRebuilt:
    subscription_id: str


@event(
    "journal.job_retried",
    subject="job",
    sentence=say("{actor} let job {job_id} ({name}) run again"),
)
class JobRetried:
    job_id: int
    name: str


@event(
    "journal.job_cancelled", subject="job", sentence=say("{actor} cancelled job {job_id} ({name})")
)
class JobCancelled:
    job_id: int
    name: str
