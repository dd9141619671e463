"""A range: everything between two values of one kind; an end that is ``None`` is open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """From ``start`` to ``end``, each counted in or not."""

    start: object
    end: object
    start_included: bool = True
    end_included: bool = True
