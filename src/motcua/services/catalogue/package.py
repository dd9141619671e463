"""A service package: a folder of text files, read and checked."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from motcua.instruments.forms.model import Form, Words
from motcua.instruments.forms.read import BadForm, read_form
from motcua.services.catalogue.errors import BadPackage

SUFFIXES = {".yaml", ".typ"}
RESERVED = {"check", "discard", "papers"}
"""Words that the addresses of an application use beside the keys of its pages."""
LARGEST = 500_000
"""Characters of one file; a package is text."""


@dataclass(frozen=True)
class Law:
    number: str
    title: Words


@dataclass(frozen=True)
class Outcome:
    """A document that ends a case: a result with its national code, or a refusal."""

    name: Words
    template: str
    book: str
    code: str = ""


@dataclass(frozen=True)
class TimeLimit:
    """How long it may take: ``same_day`` up to a cut-off, or a number of ``working_days``."""

    rule: str
    source: str
    cutoff: time | None = None
    days: int = 0


@dataclass(frozen=True)
class Note:
    """What is said to an applicant once the value ``when`` of the form is known to be true."""

    when: str
    text: Words
    source: str


@dataclass(frozen=True)
class Paper:
    key: str
    name: Words
    originals: int


@dataclass(frozen=True)
class ServiceDefinition:
    """What ``service.yaml`` says."""

    code: str
    name: Words
    summary: Words
    decision: str
    sector: Words
    fee: int
    fee_source: str
    time: TimeLimit
    papers: tuple[Paper, ...]
    result: Outcome
    refusal: Outcome
    signed_as: str
    """What stands above the signer's title, in the language of the State."""
    law: tuple[Law, ...]
    fee_value: str = ""
    """The value of the form that is the fee, where it depends on the answers."""
    notes: tuple[Note, ...] = ()
    level: int = 1
    """How sure the sign-in must be: 1, or 2 where the person was identified by card or chip."""
    applicants: tuple[str, ...] = ("person",)
    """Who may ask for it: a ``person``, a legal ``entity``, or both."""

    def paper(self, key: str) -> Paper | None:
        return next((paper for paper in self.papers if paper.key == key), None)

    def fee_for(self, values: Mapping[str, object]) -> int:
        """The fee by what the form calculated, or the fixed one while that is not known."""
        fee = values.get(self.fee_value)
        return int(fee) if isinstance(fee, int | Decimal) else self.fee


def read_folder(folder: Path) -> dict[str, str]:
    """The files of a package by their relative path. Links and other kinds of files are refused."""
    files = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            raise BadPackage(f"{name} is a link: put the file itself into the package.")
        if path.is_dir() or path.name.startswith("."):
            continue
        if path.suffix not in SUFFIXES:
            raise BadPackage(f"{name} is not one of {', '.join(sorted(SUFFIXES))}.")
        text = path.read_text(encoding="utf-8")
        if len(text) > LARGEST:
            raise BadPackage(f"{name} has over {LARGEST} characters.")
        files[name] = text
    return files


def content_hash(files: Mapping[str, str]) -> str:
    """SHA-256 over the paths and texts, in hexadecimal: the same content has the same hash."""
    text = json.dumps(files, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def read_definition(files: Mapping[str, str]) -> ServiceDefinition:
    """``service.yaml`` checked: a missing or mistyped value names its place."""
    try:
        data = yaml.safe_load(files["service.yaml"])
        return _definition(data, files)
    except KeyError as error:
        raise BadPackage(f"service.yaml: {error.args[0]} is missing.") from error
    except (yaml.YAMLError, TypeError, ValueError, AttributeError) as error:
        raise BadPackage(f"service.yaml: {error}") from error


def read_package_form(files: Mapping[str, str]) -> Form:
    try:
        return read_form(files["form.yaml"])
    except KeyError as error:
        raise BadPackage("form.yaml is missing.") from error
    except BadForm as error:
        raise BadPackage(str(error)) from error


def check(files: Mapping[str, str]) -> ServiceDefinition:
    """Everything that can be known to be wrong before a release. Raises ``BadPackage``."""
    definition = read_definition(files)
    form = read_package_form(files)
    asked = {q.key for q in form.questions() if q.type == "file"}
    for paper in definition.papers:
        if paper.key not in asked:
            raise BadPackage(f"service.yaml: no question of form.yaml asks for {paper.key!r}.")
    if extra := asked - {paper.key for paper in definition.papers}:
        raise BadPackage(f"form.yaml asks for {sorted(extra)}, which service.yaml does not name.")
    for name in filter(None, (definition.fee_value, *(note.when for note in definition.notes))):
        if name not in form.values:
            raise BadPackage(f"service.yaml: form.yaml calculates no value {name!r}.")
    for key in {page.key for page in form.pages} & RESERVED:
        raise BadPackage(f"form.yaml: the page {key!r} needs another key; this one is taken.")
    for outcome in (definition.result, definition.refusal):
        if f"documents/{outcome.template}" not in files:
            raise BadPackage(f"documents/{outcome.template} is missing.")
    return definition


def _definition(data: Any, files: Mapping[str, str]) -> ServiceDefinition:
    limit = data["time"]
    if limit["rule"] not in {"same_day", "working_days"}:
        raise ValueError(f"time.rule is {limit['rule']!r}: write same_day or working_days.")
    level, applicants = int(data.get("level", 1)), tuple(data.get("applicants", ("person",)))
    if level not in {1, 2}:
        raise ValueError(f"level is {level}: write 1 or 2.")
    if not applicants or not set(applicants) <= {"person", "entity"}:
        raise ValueError(f"applicants is {list(applicants)}: write person, entity or both.")
    return ServiceDefinition(
        code=str(data["code"]),
        name=data["name"],
        summary=data["summary"],
        decision=data["decision"],
        sector=data["sector"],
        fee=int(data["fee"]["amount"]),
        fee_source=data["fee"]["source"],
        fee_value=str(data["fee"].get("value", "")),
        notes=tuple(Note(n["when"], n["text"], n["source"]) for n in data.get("notes", ())),
        time=TimeLimit(
            rule=limit["rule"],
            source=limit["source"],
            cutoff=time.fromisoformat(limit["cutoff"]) if "cutoff" in limit else None,
            days=int(limit.get("days", 0)),
        ),
        papers=tuple(Paper(p["key"], p["name"], int(p["originals"])) for p in data["papers"]),
        result=_outcome(data["result"]),
        refusal=_outcome(data["refusal"]),
        signed_as=data["signed_as"],
        law=tuple(Law(law["number"], law["title"]) for law in data["law"]),
        level=level,
        applicants=applicants,
    )


def _outcome(data: Mapping[str, Any]) -> Outcome:
    return Outcome(data["name"], data["template"], data["book"], data.get("code", ""))
