"""The law of the cases as pure functions."""

from datetime import date

MOVES = {
    ("submitted", "received"),
    ("received", "proposed"),
    ("proposed", "received"),
    ("proposed", "issued"),
}


def can_move(state: str, to: str) -> bool:
    """Whether a case may go from one state to another."""
    return (state, to) in MOVES


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
