"""A whole package, changed here and there, and its examples played."""

from collections.abc import Iterable, Mapping
from functools import cache

import yaml

from motcua.services.catalogue.package import (
    Finding,
    Package,
    read_folder,
    read_letterheads,
    read_package,
)
from motcua.services.catalogue.tests.packaging import PROFILE, WHOLE
from motcua.services.catalogue.trial import Country, Run, play, tell_apart

ORDINARY = "examples/ordinary.yaml"
type Change = tuple[str, str, str]
"""In a file, this text becomes that one."""


@cache
def country() -> Country:
    return Country(PROFILE)


def package(*changes: Change, write: Mapping[str, str] | None = None) -> Package:
    """The whole package with the ordinary example alone, changed."""
    files = read_letterheads(PROFILE / "documents") | read_folder(WHOLE)
    others = [path for path in files if path.startswith("examples/") and path != ORDINARY]
    files = {path: text for path, text in files.items() if path not in others} | (write or {})
    for path, this, that in changes:
        assert this in files[path], f"{this!r} is not in {path}"
        files[path] = files[path].replace(this, that)
    return read_package(files)


def played(whole: Package) -> Run:
    """What its example comes to."""
    return play(whole, whole.examples[0], country())


def told(whole: Package) -> list[str]:
    """What differs, by rule and English sentence."""
    return [finding.sentence("en") for finding in findings(whole)]


def findings(whole: Package) -> tuple[Finding, ...]:
    return tell_apart(whole, played(whole), country())


def example(steps: Iterable[Mapping[str, object]], **expect: object) -> str:
    """The ordinary example with other steps and expectations, as its file."""
    data = yaml.safe_load((WHOLE / ORDINARY).read_text(encoding="utf-8"))
    data["answers"]["poor"] = "no"
    data["at"], data["steps"] = "2026-12-01T09:00", list(steps)
    expected = data["expect"] | expect
    data["expect"] = {key: value for key, value in expected.items() if value is not None}
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
