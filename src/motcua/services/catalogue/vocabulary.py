"""The profile's vocabulary: whom a procedure concerns and at which level it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from motcua.services.catalogue.reading import BadFile
from motcua.services.catalogue.rules.national import Vocabulary

type Names = Mapping[str, str]
"""A name by language."""


@dataclass(frozen=True)
class Terms:
    """Codes with their names, in the file's order, and what the national file prints for them."""

    levels: Mapping[str, Names] = field(default_factory=dict)
    subjects: Mapping[str, Names] = field(default_factory=dict)
    printed: Vocabulary = field(default_factory=Vocabulary)


@lru_cache(maxsize=8)
def terms(folder: Path) -> Terms:
    """Read ``vocabulary.yaml``; a profile without one has no codes. Raises ``BadFile``."""
    path = folder / "vocabulary.yaml"
    if not path.exists():
        return Terms()
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Terms(
            levels=_names(data["levels"]),
            subjects=_names(data["subjects"]),
            printed=Vocabulary(
                levels=_printed(data["levels"]),
                subjects=_printed(data["subjects"]),
                unparted=tuple(data.get("unparted", ())),
            ),
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise BadFile(
            f"{path.name} is not a vocabulary of levels and subjects: {error}."
        ) from error


def _names(entries: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Names]:
    return {code: entry["name"] for code, entry in entries.items()}


def _printed(entries: Mapping[str, Mapping[str, Any]]) -> Mapping[str, str]:
    return {word: code for code, entry in entries.items() for word in entry["printed"]}
