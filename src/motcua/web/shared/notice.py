"""The banner that announces maintenance: a file of the operator, no query and no restart.

``motcua notice set`` writes ``notice.json`` into the installation's folder; every web process sees
it with its next page, also while the database is away.
"""

import json
import logging
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

log = logging.getLogger(__name__)


def notice(path: Path, language: str, now: datetime | None = None) -> str:
    """What the banner says now, or nothing."""
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return ""
    texts, until = _read(path, changed)
    if until and (now or datetime.now(UTC)) >= until:
        return ""
    return texts.get(language) or texts.get("vi", "")


@lru_cache(maxsize=4)
def _read(path: Path, changed: int) -> tuple[dict[str, str], datetime | None]:
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        until = datetime.fromisoformat(facts["until"]) if facts.get("until") else None
        return {k: str(facts[k]) for k in ("vi", "en") if facts.get(k)}, until
    except (OSError, ValueError, TypeError, KeyError):
        log.exception("The notice in %s cannot be read", path)
        return {}, None
