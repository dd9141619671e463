"""The facts of letters: what a template of the release is given to write with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.foundation.identity.queries import person
from motcua.foundation.organisations.queries import UnitLine, unit
from motcua.instruments.documents.actions import render
from motcua.instruments.documents.queries import qr_svg
from motcua.instruments.forms.model import in_language
from motcua.kit.clock import phrase
from motcua.kit.numbers import bytes_text, moment_text, short_weekday, weekday_date_text
from motcua.kit.text import printable
from motcua.services.cases.enums import Outcome
from motcua.services.cases.models import Case
from motcua.services.catalogue.queries.service import ReleaseContent, ServiceDefinition, release

LANGUAGE = settings.LANGUAGE_CODE
"""Letters of the office are written in the language of the State."""
RECEIPT = "receipt.typ"
SIGNATURE = "signature.typ"


@dataclass(frozen=True)
class Letter:
    """A template with its facts."""

    files: dict[str, bytes]
    main: str
    data: dict[str, Any]

    def as_pdf(self, at: datetime) -> bytes:
        return render(files=self.files, main=self.main, data=_printable(self.data), at=at)


def receipt(case: Case) -> Letter:
    """What was handed in: every file with name, size, pages and SHA-256, and the day to expect."""
    content = release(case.release_id)
    definition = content.definition
    expected = datetime.fromisoformat(case.expected["at"])
    data = _common(case, definition) | {
        "receipt": case.receipt,
        "files": [
            {
                "name": paper.name,
                "kind": _paper_name(definition, paper.key),
                "size": paper.size,
                "size_text": bytes_text(paper.size, LANGUAGE),
                "pages": paper.pages,
                "sha256": paper.sha256,
            }
            for paper in case.papers.all()
        ],
        "expected": {
            "text": _moment_and_weekday(expected),
            "reasons": [
                {"text": text, "source": source}
                for text, source in case.expected["reasons"][LANGUAGE]
            ],
            "days": _days(case.expected.get("days", [])),
        },
        "applicant": {"name": _asked_by(case)},
        **_address("follow_url", f"{settings.PUBLIC_URL}/cases/{case.receipt}/"),
    }
    return Letter(_files(content), RECEIPT, data)


def result(case: Case, *, signer: str, title: str) -> Letter:
    """The document that ends a case, numbered and with the code to check it by."""
    content = release(case.release_id)
    definition = content.definition
    document = definition.result if case.outcome == Outcome.GRANTED else definition.refusal
    day = timezone.localdate(case.issued_at)
    data = _common(case, definition) | {
        "number": case.result_number,
        "place": _place(unit(case.competent_unit_id)),
        "date": {"day": f"{day:%d}", "month": f"{day:%m}", "year": f"{day:%Y}"},
        "signer": {"name": signer, "title": f"{definition.signed_as}\n{title}"},
        "code": case.code,
        "answers": case.answers,
        "reason": case.reason,
        "law": [
            {"number": law.number, "title": in_language(law.title, LANGUAGE)}
            for law in definition.law
        ],
        "verify_code": case.verify_code,
        **_address("verify_url", f"{settings.PUBLIC_URL}/verify/{case.verify_code}"),
    }
    return Letter(_files(content), document.template, data)


def signature(case: Case, *, signer: str, at: datetime) -> Letter:
    """What the digital signature shows of itself on the paper."""
    data = {
        "signer": {"name": signer},
        "organisation": unit(case.competent_unit_id).name_vi,
        "signed_at": f"{timezone.localtime(at):%d-%m-%Y %H:%M:%S %:z}",
    }
    return Letter(_files(release(case.release_id)), SIGNATURE, data)


def draft_of_result(case_id: int, *, at: datetime) -> bytes:
    """The document as it would be signed now, marked as a draft; nothing is drawn or kept."""
    case = Case.objects.get(pk=case_id)
    case.outcome = case.outcome or Outcome.GRANTED
    case.issued_at = case.issued_at or at
    case.result_number = case.result_number or "…"
    case.verify_code = case.verify_code or "····-····-····"
    letter = result(case, signer="", title="")
    letter.data["notice"] = _said(_("DRAFT, without number and signature"))
    return letter.as_pdf(at)


def _common(case: Case, definition: ServiceDefinition) -> dict[str, Any]:
    own = unit(case.competent_unit_id)
    data: dict[str, Any] = {
        "procedure": {"code": definition.code, "name": in_language(definition.name, LANGUAGE)},
        "applicant": {"name": _party(case)},
        "submitted_at": moment_text(timezone.localtime(case.submitted_at), LANGUAGE),
        "agency": {
            "upper": unit(own.upper_id).name_vi if own.upper_id else None,
            "name": own.name_vi,
            "place": _place(own),
        },
    }
    sandbox = _("Trial copy: signed by the sandbox authority, without legal force")
    return data | ({"notice": _said(sandbox)} if settings.DEMO else {})


def _party(case: Case) -> str:
    """In whose name it is asked for."""
    return case.entity.name if case.entity else person(case.applicant_id).full_name


def _asked_by(case: Case) -> str:
    """The party, and who handed it in for them."""
    if case.handed_in_by is None:
        return _party(case)
    words = _said(_("{party}, handed in by {holder}"))
    return words.format(party=_party(case), holder=case.handed_in_by.full_name)


def _said(words: Promise) -> str:
    with translation.override(LANGUAGE):
        return str(words)


def _place(own: UnitLine) -> str:
    """Where a letter is written: the place of the unit, with a capital."""
    return own.short_vi[:1].upper() + own.short_vi[1:]


def _address(key: str, url: str) -> Mapping[str, str]:
    return {key: url, "qr_svg": qr_svg(url)}


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


def _files(content: ReleaseContent) -> dict[str, bytes]:
    """The release's documents by their name alone: letterheads and letters import each other so."""
    return {
        PurePosixPath(name).name: text.encode()
        for name, text in content.files.items()
        if name.startswith("documents/")
    }


def _printable(value: Any) -> Any:
    """The facts as the fonts can show them, so that a strange file name stops no letter."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    return [_printable(item) for item in value] if isinstance(value, list) else value


def _paper_name(definition: ServiceDefinition, key: str) -> str:
    paper = definition.paper(key)
    return in_language(paper.name, LANGUAGE) if paper else key


def _moment_and_weekday(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local:%H:%M}, {weekday_date_text(local.date(), LANGUAGE)}"
