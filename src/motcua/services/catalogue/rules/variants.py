"""What a unit may do otherwise than the national record."""

from collections.abc import Iterable
from decimal import Decimal

from motcua.services.catalogue.enums import Channel, TimeUnit
from motcua.services.catalogue.rules.structure import ChannelRow


def lengthens(
    rows: Iterable[ChannelRow], channel: Channel | None, limit: Decimal, unit: TimeUnit
) -> bool:
    """Whether a local limit is longer than a national one of the same channel and unit.

    Limits in other units, or that the source does not give, cannot be compared and are no bar.
    """
    return any(
        row.limit is not None and row.unit == unit and limit > row.limit
        for row in rows
        if channel in {None, row.channel}
    )
