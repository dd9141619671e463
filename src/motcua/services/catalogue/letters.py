"""Letters: what a template of a package is given to write with, whoever keeps the case.

A case of the office and an example of a package are told in the same facts, so that a letter that
an example has shown is the one that people get. Moments are local time.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.instruments.documents.actions import render
from motcua.instruments.documents.queries import qr_svg
from motcua.instruments.forms.model import in_language
from motcua.kit.clock import phrase
from motcua.kit.numbers import bytes_text, moment_text, short_weekday, weekday_date_text
from motcua.kit.text import printable
from motcua.services.catalogue.package import ServiceDefinition

LANGUAGE = settings.LANGUAGE_CODE
"""Letters of the office are written in the language of the State."""
RECEIPT = "receipt.typ"
SIGNATURE = "signature.typ"
DRAFT = _("DRAFT, without number and signature")
TRIAL = _("Trial copy: signed by the sandbox authority, without legal force")


@dataclass(frozen=True)
class Agency:
    """Who decides; ``place`` is where its letters are written, with a capital."""

    name: str
    place: str
    upper: str | None = None


@dataclass(frozen=True)
class Party:
    """Who asks: a person, or a legal entity with its code as ``number``."""

    name: str
    number: str = ""
    born: date | None = None
    sex: str = ""


@dataclass(frozen=True)
class Request:
    """What was asked for; ``code`` is that of the dossier, once it was received."""

    definition: ServiceDefinition
    agency: Agency
    applicant: Party
    submitted_at: datetime
    answers: Mapping[str, Any] = field(default_factory=dict)
    case: str = ""
    """The case of the service that it is, by its key."""
    fee: int | None = None
    """What is to be paid; None for what cannot be told."""
    code: str | None = None
    handed_in_by: str | None = None
    """Who handed it in for the applicant."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """What this installation has set for the service, by the names that the package gives."""
    notice: Promise | None = None
    """What is written across each page."""


@dataclass(frozen=True)
class PaperFacts:
    """One file that was handed in; ``key`` is that of its paper."""

    key: str
    name: str
    size: int
    pages: int
    sha256: str


@dataclass(frozen=True)
class Decision:
    """What was decided on a day and under which number, and who signs.

    ``steps`` are what the office wrote in the forms of its steps: for each step of the process a
    list with the answers of each time that it was done.
    """

    day: date
    number: str
    signer: str
    title: str
    verify_code: str
    reason: str = ""
    steps: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Letter:
    """A template with its facts."""

    files: Mapping[str, bytes]
    main: str
    data: dict[str, Any]
    signed: bool = False
    """Whether it gets a digital signature."""

    def as_pdf(self, at: datetime) -> bytes:
        """The paper as it is made at a moment; raises ``Unrenderable``."""
        data = _printable(self.data)
        return render(files=self.files, main=self.main, data=data, at=at, signed=self.signed)


def templates_of(files: Mapping[str, str]) -> dict[str, bytes]:
    """The release's documents by their name alone: letterheads and letters import each other so."""
    return {
        PurePosixPath(name).name: text.encode()
        for name, text in files.items()
        if name.startswith("documents/")
    }


def receipt_facts(
    request: Request, receipt: str, papers: Iterable[PaperFacts], promise: Mapping[str, Any]
) -> dict[str, Any]:
    """What was handed in: every file with name, size, pages and SHA-256, and the day to expect.

    ``promise`` is a due moment as it is kept with a case.
    """
    return _common(request) | {
        "receipt": receipt,
        "files": [_file(request.definition, paper) for paper in papers],
        "expected": {
            "text": _moment_and_weekday(datetime.fromisoformat(promise["at"])),
            "reasons": [
                {"text": text, "source": source} for text, source in promise["reasons"][LANGUAGE]
            ],
            "days": _days(promise.get("days", [])),
        },
        "applicant": _applicant(request.applicant) | {"name": _asked_by(request)},
        **_address("follow_url", f"{settings.PUBLIC_URL}/cases/{receipt}/"),
    }


def decision_facts(request: Request, decision: Decision) -> dict[str, Any]:
    """What ends a case, or what the office writes on the way, with the code to check it by."""
    day = decision.day
    return _common(request) | {
        "number": decision.number,
        "place": request.agency.place,
        "date": {"day": f"{day:%d}", "month": f"{day:%m}", "year": f"{day:%Y}"},
        "signer": {
            "name": decision.signer,
            "title": f"{request.definition.signed_as}\n{decision.title}",
        },
        "code": request.code,
        "answers": request.answers,
        "steps": decision.steps,
        "case": request.case,
        "fee": request.fee,
        "environment": request.environment,
        "reason": decision.reason,
        "law": [
            {"number": law.number, "title": in_language(law.title, LANGUAGE)}
            for law in request.definition.law
        ],
        "verify_code": decision.verify_code,
        **_address("verify_url", f"{settings.PUBLIC_URL}/verify/{decision.verify_code}"),
    }


def signature_facts(signer: str, organisation: str, at: datetime) -> dict[str, Any]:
    """What the digital signature shows of itself on the paper."""
    return {
        "signer": {"name": signer},
        "organisation": organisation,
        "signed_at": f"{at:%d-%m-%Y %H:%M:%S %:z}",
    }


def _common(request: Request) -> dict[str, Any]:
    definition, agency = request.definition, request.agency
    data: dict[str, Any] = {
        "procedure": {"code": definition.code, "name": in_language(definition.name, LANGUAGE)},
        "applicant": _applicant(request.applicant),
        "submitted_at": moment_text(request.submitted_at, LANGUAGE),
        "agency": {"upper": agency.upper, "name": agency.name, "place": agency.place},
    }
    return data | ({"notice": in_state_language(request.notice)} if request.notice else {})


def _applicant(party: Party) -> dict[str, str]:
    """What is known of who asks; the rest is left out."""
    born = party.born.isoformat() if party.born else ""
    facts = {"name": party.name, "number": party.number, "born": born, "sex": party.sex}
    return {key: fact for key, fact in facts.items() if fact}


def _asked_by(request: Request) -> str:
    """The party, and who handed it in for them."""
    if request.handed_in_by is None:
        return request.applicant.name
    words = in_state_language(_("{party}, handed in by {holder}"))
    return words.format(party=request.applicant.name, holder=request.handed_in_by)


def in_state_language(words: Promise) -> str:
    """A text of ours as letters say it."""
    with translation.override(LANGUAGE):
        return str(words)


def _address(key: str, url: str) -> Mapping[str, str]:
    return {key: url, "qr_svg": qr_svg(url)}


def _file(definition: ServiceDefinition, paper: PaperFacts) -> dict[str, Any]:
    known = definition.paper(paper.key)
    return {
        "name": paper.name,
        "kind": in_language(known.name, LANGUAGE) if known else paper.key,
        "size": paper.size,
        "size_text": bytes_text(paper.size, LANGUAGE),
        "pages": paper.pages,
        "sha256": paper.sha256,
    }


def _days(days: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The days of a promise as the picture of the clock shows them."""
    marks = {0: [phrase("cell.received", LANGUAGE)], len(days) - 1: [phrase("cell.due", LANGUAGE)]}
    found = []
    for place, each in enumerate(days):
        day = date.fromisoformat(each["day"])
        found.append(
            {
                "kind": each["kind"],
                "column": day.isoweekday(),
                "weekday": short_weekday(day, LANGUAGE),
                "date": f"{day:%d/%m}",
                "label": str(each["number"] or ""),
                "marks": marks.get(place, []),
            }
        )
    return found


def _moment_and_weekday(moment: datetime) -> str:
    return f"{moment:%H:%M}, {weekday_date_text(moment.date(), LANGUAGE)}"


def _printable(value: Any) -> Any:
    """The facts as the fonts can show them, so that a strange file name stops no letter."""
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {key: _printable(item) for key, item in value.items()}
        case list() | tuple():
            return [_printable(item) for item in value]
    return value
