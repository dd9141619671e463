"""The letters of an example: made as a case would make them, and read back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext_lazy as _

from motcua.instruments.documents.errors import Unrenderable
from motcua.instruments.documents.queries import text_of
from motcua.instruments.forms.around import Around
from motcua.instruments.forms.walk import walk
from motcua.services.catalogue.letters import (
    RECEIPT,
    Decision,
    Letter,
    PaperFacts,
    Request,
    decision_facts,
    in_state_language,
    receipt_facts,
)
from motcua.services.catalogue.package.model import Package
from motcua.services.catalogue.package.parts import Notice, Outcome
from motcua.services.catalogue.trial.scene import Moment

REFUSAL = "refusal"
"""How an example calls the refusal among the results."""
RECEIPT_NUMBER, VERIFY_CODE = "BN-0001", "2345-6789-ABCD"
SIGNER, TITLE = _("(name of the signer)"), _("(title)")


@dataclass(frozen=True)
class Written:
    """A letter as it was made at a moment; where it cannot be made, ``fault`` says why."""

    template: str
    at: datetime
    pdf: bytes = b""
    pages: tuple[str, ...] = ()
    """What stands on each page."""
    fault: Unrenderable | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(self.pages)


@dataclass(frozen=True)
class Pen:
    """Writes the letters of one request."""

    package: Package
    request: Request
    around: Around
    books: Counter[str] = field(default_factory=Counter)

    def receipt(self, papers: Iterable[str], promise: Mapping[str, Any], at: datetime) -> Written:
        """What the applicant gets at once, with one empty file for each paper."""
        files = [PaperFacts(each, f"{each}.pdf", 0, 1, sha256().hexdigest()) for each in papers]
        return self._made(RECEIPT, receipt_facts(self.request, RECEIPT_NUMBER, files, promise), at)

    def letter(self, what: Outcome | Notice, moment: Moment) -> Written:
        """A result, a refusal or a letter on the way, with the next number of its book."""
        self.books[what.book] += 1
        number = f"{self.books[what.book]}/{moment.at.year}-{what.book}" if what.book else ""
        decision = Decision(
            day=moment.at.date(),
            number=number,
            signer=in_state_language(SIGNER),
            title=in_state_language(TITLE),
            verify_code=VERIFY_CODE,
            reason=moment.reason,
            steps=moment.written,
        )
        answers = walk(self.package.form, moment.answers, self.around).kept()
        facts = decision_facts(replace(self.request, answers=answers), decision)
        return self._made(what.template, facts, moment.at, signed=bool(what.book))

    def _made(
        self, template: str, facts: dict[str, Any], at: datetime, *, signed: bool = False
    ) -> Written:
        letter = Letter(self.package.documents(), template, facts, signed)
        try:
            pdf = letter.as_pdf(at)
        except Unrenderable as error:
            return Written(template, at, fault=error)
        return Written(template, at, pdf, text_of(pdf))
