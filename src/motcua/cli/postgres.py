"""The embedded PostgreSQL."""

from pathlib import Path
from typing import Any


def embedded_database(var: Path) -> dict[str, Any]:
    """Django's connection settings of the embedded server under ``var``."""
    return {}
