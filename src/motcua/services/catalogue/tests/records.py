"""Made-up national records for tests."""

import json
from datetime import date
from typing import Any

from motcua.kit.actor import system
from motcua.services.catalogue.actions.procedures import ImportReport, import_procedures

SOMEBODY = system("test")


def line(code: str, name: str, **texts: Any) -> bytes:
    """One line of a national file; what is not given is empty, as the portal leaves it."""
    record = {"ma_thu_tuc": code, "ten_thu_tuc": name, **texts}
    return json.dumps(record, ensure_ascii=False).encode() + b"\n"


def take_over(*lines: bytes, as_of: date | None = None) -> ImportReport:
    return import_procedures(lines, source="test.jsonl", actor=SOMEBODY, as_of=as_of)
