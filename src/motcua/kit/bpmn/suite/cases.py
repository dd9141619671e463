"""The cases of a suite, as its file tells them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

MOST_SECONDS = 1_000_000_000
"""The longest simulated time of a case, some thirty years."""


class SuiteError(Exception):
    """The folder holds no suite that can be read; the message says why."""


@dataclass(frozen=True)
class Case:
    """One run of one model."""

    model: Path
    name: str
    process: str
    inputs: Mapping[str, object]
    expected: tuple[str, ...]
    wait_seconds: float = 0
    start_too: str = ""


def read_cases(folder: Path) -> list[Case]:
    """Every case of the suite, in its order; ``SuiteError`` where there is none."""
    path = folder / "cases.json"
    try:
        models = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        return [
            _case(folder, model, number, case)
            for model in models
            for number, case in enumerate(model["cases"], start=1)
        ]
    except OSError as error:
        raise SuiteError(f"{path} cannot be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise SuiteError(f"{path} is no list of models with cases: {error}.") from None


def _case(folder: Path, model: Mapping[str, Any], number: int, case: Mapping[str, Any]) -> Case:
    return Case(
        model=folder / model["model"],
        name=f"{model['model']} {number}",
        process=model["process"],
        inputs=dict(case["inputs"]),
        expected=tuple(map(str, case["expect"])),
        wait_seconds=_seconds(case.get("wait_seconds", 0)),
        start_too=case.get("start_too", ""),
    )


def _seconds(written: float) -> float:
    seconds = float(written)
    if not 0 <= seconds <= MOST_SECONDS:
        raise ValueError(f"wait_seconds is not from 0 to {MOST_SECONDS}")
    return seconds
