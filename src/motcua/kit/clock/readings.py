"""Rules on which sources differ, and what their other reading would give."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from motcua.kit.clock.regime import Regime, Ruling


@dataclass(frozen=True)
class Reading:
    """What another reading of an uncertain rule would give."""

    rule: str
    ruling: Ruling[Any]
    value: Any
    at: datetime | None


def other_readings(
    regime: Regime, at: datetime | None, compute: Callable[[Regime], datetime | None]
) -> Iterator[Reading]:
    """Each other reading by which ``compute`` gives another moment than ``at``."""
    for name, ruling in uncertain(regime):
        for value in ruling.others:
            other = compute(regime.ruled({name: replace(ruling, value=value)}))
            if other != at:
                yield Reading(name, ruling, value, other)


def uncertain(regime: Regime) -> Iterator[tuple[str, Ruling[Any]]]:
    """The rules that are marked, by name."""
    for each in fields(regime):
        ruling = getattr(regime, each.name)
        if isinstance(ruling, Ruling) and not ruling.certain:
            yield each.name, ruling
