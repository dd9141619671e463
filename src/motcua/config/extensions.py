"""Domains from outside join here, by entry point; one that is broken is named in one sentence."""

import re
import traceback
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec

from motcua.kit.extension import ENTRY_POINTS, Domain, join, joined

_NAME = re.compile(r"[a-z][a-z0-9-]*")


class BrokenDomain(Exception):
    """A domain from outside cannot join: which, of which package, why, and the cure."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f"The domain {name!r} cannot join: {why}. Mend or uninstall its package.")


def load(points: Iterable[EntryPoint] | None = None) -> tuple[Domain, ...]:
    """Find the installed domains and let them join; the first that is broken raises."""
    found: dict[str, Domain] = {}
    for point in sorted(entry_points(group=ENTRY_POINTS) if points is None else points):
        domain = _read(point)
        if domain.name in found:
            raise BrokenDomain(domain.name, "another package brings a domain of this name")
        found[domain.name] = domain
    join(tuple(found.values()))
    return joined()


def apps() -> list[str]:
    """The Django apps of all domains from outside."""
    return [app for domain in load() for app in domain.apps]


def set_up() -> None:
    """Start Django; where a domain from outside makes that fail, ``BrokenDomain`` names it."""
    import django

    try:
        django.setup()
    except BrokenDomain:
        raise
    except Exception as error:
        culprit = _culprit(error)
        if culprit is None:
            raise
        raise BrokenDomain(culprit.name, _said(error)) from error


def _read(point: EntryPoint) -> Domain:
    try:
        domain = point.load()
    except Exception as error:
        raise BrokenDomain(point.name, _said(error)) from error
    if not isinstance(domain, Domain):
        raise BrokenDomain(point.name, f"{point.value} is no motcua.kit.extension.Domain")
    if not _NAME.fullmatch(domain.name):
        raise BrokenDomain(domain.name, "its name is not of small letters, digits and hyphens")
    missing = [module for module in domain.modules if not _is_there(module)]
    if missing:
        raise BrokenDomain(domain.name, f"it names {missing[0]}, and there is no such module")
    return domain


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ImportError:
        return False


def _culprit(error: BaseException) -> Domain | None:
    """The domain in whose code the error arose, the innermost first."""
    frames = [frame for frame, _line in traceback.walk_tb(error.__traceback__)]
    for module in (frame.f_globals.get("__name__", "") for frame in reversed(frames)):
        for domain in joined():
            if any(f"{module}.".startswith(f"{name}.") for name in domain.modules):
                return domain
    return None


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split()).rstrip('.')}"
