"""What happens in a life, and what it takes: data of the profile."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _

from motcua.kit.errors import NotFound
from motcua.services.catalogue.queries.procedure import profile_folder


@dataclass(frozen=True)
class LifeGroup:
    """Procedures that belong together, by their codes, in the order in which they are needed."""

    name: Mapping[str, str]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class LifeEvent:
    """A door of the home page; ``search`` is the question that finds still more."""

    key: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    search: str
    groups: tuple[LifeGroup, ...]


def life_events() -> tuple[LifeEvent, ...]:
    """The profile's life events in its order; none where it has no list."""
    return _read(profile_folder() / "life-events.yaml")


def life_event(key: str) -> LifeEvent:
    """The life event of this key. Raises ``NotFound``."""
    for event in life_events():
        if event.key == key:
            return event
    raise NotFound(_("There is no such page."))


@lru_cache(maxsize=8)
def _read(path: Path) -> tuple[LifeEvent, ...]:
    if not path.exists():
        return ()
    return tuple(_event(row) for row in yaml.safe_load(path.read_text(encoding="utf-8")))


def _event(row: Mapping[str, Any]) -> LifeEvent:
    groups = tuple(LifeGroup(group["name"], tuple(group["codes"])) for group in row["groups"])
    return LifeEvent(**{**row, "groups": groups})
