"""The embedded PostgreSQL, as the settings see it."""

from pathlib import Path
from typing import Any

from motcua.cli.running.cluster import Cluster


def embedded_database(var: Path) -> dict[str, Any]:
    """Django's connection settings of the server that runs, or will be started, on ``var``."""
    return Cluster(var).connection()
