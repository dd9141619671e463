"""Two devices, one draft: what a page showed decides whose answer is kept."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

_DIGITS = 12
"""Of a digest: enough to tell two answers to one question apart."""


@dataclass(frozen=True)
class Merged:
    """What becomes of the answers of one page.

    ``taken`` are to be kept now. ``others`` were changed elsewhere and not here: they stay.
    ``conflicts`` were changed in both places; what is kept stays until this page is sent again.
    """

    taken: dict[str, Any]
    others: dict[str, Any]
    conflicts: dict[str, Any]


def seen_of(answers: Mapping[str, Any], keys: Iterable[str]) -> str:
    """What a page shows of these answers, as it goes to the browser and comes back."""
    return " ".join(f"{key}:{_digest(answers.get(key))}" for key in keys)


def seen_again(sent: str, now: str, compared: Collection[str]) -> str:
    """What a page that comes back has seen: what was not compared yet as it had seen it before."""
    before = {part.rpartition(":")[0]: part for part in sent.split()}
    parts = ((part.rpartition(":")[0], part) for part in now.split())
    return " ".join(part if key in compared else before.get(key, part) for key, part in parts)


def merge(kept: Mapping[str, Any], given: Mapping[str, Any], seen: str) -> Merged:
    """Tell the answers that were given here from those that were changed elsewhere meanwhile.

    A question that ``seen`` does not name is taken as given.
    """
    shown = dict(part.rpartition(":")[::2] for part in seen.split())
    merged = Merged({}, {}, {})
    for key, answer in given.items():
        now = kept.get(key)
        if answer == now or shown.get(key, _digest(now)) == _digest(now):
            merged.taken[key] = answer
        elif shown[key] == _digest(answer):
            merged.others[key] = now
        else:
            merged.conflicts[key] = now
    return merged


def _digest(answer: Any) -> str:
    text = json.dumps(answer, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
