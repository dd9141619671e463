"""The law of the cases as pure functions."""

from datetime import date
from typing import Any

from motcua.kit import clock
from motcua.kit.clock import Due, sentences

LANGUAGES = ("vi", "en")

MOVES = {
    ("submitted", "received"),
    ("received", "proposed"),
    ("proposed", "received"),
    ("proposed", "issued"),
}


def can_move(state: str, to: str) -> bool:
    """Whether a case may go from one state to another."""
    return (state, to) in MOVES


def promise(when: Due) -> dict[str, Any]:
    """A due moment as it is kept with the case: what was promised stays as it was said."""
    return {
        "at": when.at.isoformat(),
        "reasons": {language: sentences(when, language) for language in LANGUAGES},
        "days": [
            {"day": cell.day.isoformat(), "kind": cell.kind, "number": cell.number}
            for cell in clock.cells_of_due(when, when.start.received.date())
        ],
    }


def dossier_code(agency: str, day: date, order: int) -> str:
    """``H42.15.3-251210-0001``: agency, reception day, order of the day.

    Source: Circular 03/2025/TT-VPCP, article 13.
    """
    return f"{agency}-{day:%y%m%d}-{order:04d}"


def receipt_number(day: date, order: int) -> str:
    """The number of an online submission that has no dossier code yet: ``BN-261124-0007``."""
    return f"BN-{day:%y%m%d}-{order:04d}"


def result_number(order: int, year: int, book: str) -> str:
    """The number under which a result stands in its book of the year: ``12/2026-KS``."""
    return f"{order}/{year}-{book}"
