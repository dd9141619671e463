"""What happens in a life, and what to look for then: data of the profile."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from motcua.services.catalogue.queries.procedure import profile_folder


@dataclass(frozen=True)
class LifeEvent:
    """A door of the home page; ``search`` is the question that it asks for the reader."""

    name: Mapping[str, str]
    about: Mapping[str, str]
    search: str


def life_events() -> tuple[LifeEvent, ...]:
    """The profile's life events in its order; none where it has no list."""
    return _read(profile_folder() / "life-events.yaml")


@lru_cache(maxsize=8)
def _read(path: Path) -> tuple[LifeEvent, ...]:
    if not path.exists():
        return ()
    return tuple(LifeEvent(**event) for event in yaml.safe_load(path.read_text(encoding="utf-8")))
