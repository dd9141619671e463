"""The way, step by step."""

import hashlib
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote, urljoin

from lxml.html import HtmlElement

from motcua.cli.walkthrough.browser import Browser, Surprise, expect
from motcua.cli.walkthrough.doors import Officer, enter_as_citizen, enter_as_officer
from motcua.cli.walkthrough.mandates import help_and_end
from motcua.cli.walkthrough.proofs import changed, pdf_text, pdfsig, photo

PROCEDURE = "1.001193"
DOSSIER_CODE = re.compile(r"[A-Y]\d{2}(?:\.\d{1,3}){0,2}-\d{6}-\d{4,}")
VERIFY_CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")
PROVINCE, COMMUNE = "Thành phố Đà Nẵng", "Phường Hải Châu"
PATIENCE = 15
"""Seconds to wait for what the worker does."""


@dataclass(frozen=True)
class People:
    """Two personas of the identity provider, and two accounts of the office."""

    citizen: str
    other: str
    officer: Officer
    leader: Officer


@dataclass
class Walk:
    """One way through the product; each method is a step, in the order in which they stand."""

    url: str
    people: People
    folder: Path
    paper: bytes = b""
    receipt: str = ""
    code: str = ""
    draft: str = ""
    result: bytes = b""

    def __post_init__(self) -> None:
        self.visitor = Browser(self.url)
        self.citizen, self.officer = Browser(self.url), Browser(self.url)
        self.leader, self.other = Browser(self.url), Browser(self.url)
        self.paper = photo()
        self.child = f"Trần Minh {datetime.now(UTC):%H%M%S%f}"

    def close(self) -> None:
        """Everybody goes home."""
        for browser in (self.visitor, self.citizen, self.officer, self.leader, self.other):
            browser.client.close()

    def finds_the_procedure(self) -> str:
        """A visitor searches without marks and reads what it takes."""
        self.visitor.open("/search?q=" + quote("dang ky khai sinh"))
        self.visitor.open(self.visitor.link(f"/procedures/{PROCEDURE}"))
        expect(PROCEDURE in self.visitor.text, "the procedure's page does not show its code")
        return self.visitor.link(f"/apply/{PROCEDURE}")

    def signs_in(self) -> str:
        """A citizen signs in by the identity provider; the answer opens nothing a second time."""
        answer = enter_as_citizen(self.citizen, self.people.citizen)
        Browser(self.url).open(answer, status=403)
        self.citizen.open(answer, status=403)
        return self.people.citizen

    def answers(self) -> str:
        """One question after the other; an answer that is missing is asked for again."""
        self._drops_what_was_begun()
        self.citizen.open(f"/apply/{PROCEDURE}/")
        self.citizen.fill({})
        self.citizen.open(self.citizen.link("/relation"))
        self.citizen.fill({"relation": ""}, having="relation", status=422)
        pages = 0
        while not self.citizen.address.endswith("/check"):
            pages += 1
            expect(pages < 40, "the questions do not end")
            self._answer_page()
        expect(self.child in self.citizen.text, "the check does not show the child's name")
        expect("giay-chung-sinh.jpg" in self.citizen.text, "the check does not show the file")
        self.draft = self.citizen.address
        return f"{pages} pages"

    def _drops_what_was_begun(self) -> None:
        self.citizen.open("/cases/")
        while drafts := self.citizen.links("/discard"):
            self.citizen.open(drafts[0])
            self.citizen.fill({})

    def _answer_page(self) -> None:
        """Every field that has no answer yet; of a choice the first that is not empty."""
        form = self.citizen.form("csrfmiddlewaretoken")
        values: dict[str, str] = {}
        files: dict[str, tuple[str, bytes]] = {}
        for element in form.inputs:
            name, kind = element.name, element.get("type")
            if not name or kind == "hidden":
                continue
            if kind == "file":
                files[name] = ("giay-chung-sinh.jpg", self.paper)
            elif kind in {"radio", "checkbox"}:
                values.setdefault(name, element.get("value", ""))
            elif not element.value:
                values[name] = self._answer(element)
        self.citizen.fill(values, files=files)

    def _answer(self, element: HtmlElement) -> str:
        born = datetime.now(UTC) - timedelta(days=3)
        known = {
            "child_name": self.child,
            "child_birth_date-day": str(born.day),
            "child_birth_date-month": str(born.month),
            "child_birth_date-year": str(born.year),
            "mother-name": "Trần Thị Lan",
            "mother-born-day": "8",
            "mother-born-month": "3",
            "mother-born-year": "1996",
            "mother-number": "048196000001",
            "father-name": "Phạm Quốc Huy",
            "father-born-day": "",
            "father-born-month": "",
            "father-born-year": "1988",
            "father-number": "048088000002",
            "mother_residence-province": PROVINCE,
            "mother_residence-commune": COMMUNE,
            "mother_residence-street": "12 Bạch Đằng",
            "mother_residence-old": "",
        }
        text = known.get(element.name, f"{COMMUNE}, {PROVINCE}")
        options = {option.text_content().strip(): option for option in element.iter("option")}
        return options[text].get("value") if text in options else text

    def hands_it_in_once(self) -> str:
        """The form sent twice gives one case with one receipt number."""
        form = self.citizen.form("csrfmiddlewaretoken")
        fields = dict(form.form_values())
        for _twice in range(2):
            answer = self.citizen.client.post(
                self.draft, data=fields, headers={"Referer": self.draft}
            )
            expect(answer.status_code == 200, f"handing in answers {answer.status_code}")
            found = re.search(r"/cases/([^/]+)/submitted$", str(answer.url))
            expect(found is not None, f"handing in leads to {answer.url}")
            receipt = found.group(1) if found else ""
            expect(receipt == (self.receipt or receipt), "the second time gave another receipt")
            self.receipt = receipt
        return self.receipt

    def gets_the_receipt(self) -> str:
        """A PDF that names every file with its SHA-256."""
        content = wait_for(lambda: self._receipt_pdf(), "the receipt")
        (self.folder / "receipt.pdf").write_bytes(content)
        text = pdf_text(content).replace("\n", "").replace(" ", "")
        expect(self.receipt in text, "the receipt does not show its number")
        digest = hashlib.sha256(self.paper).hexdigest()
        expect(digest in text, "the receipt does not show the SHA-256 of the file")
        return f"{len(content)} bytes"

    def _receipt_pdf(self) -> bytes | None:
        answer = self.citizen.client.get(f"/cases/{self.receipt}/receipt.pdf")
        return answer.content if answer.status_code == 200 else None

    def stays_private(self) -> str:
        """Another citizen does not learn that the case exists; a visitor is sent to sign in."""
        enter_as_citizen(self.other, self.people.other)
        self.other.open(f"/cases/{self.receipt}/", status=404)
        stranger = Browser(self.url)
        stranger.open(f"/cases/{self.receipt}/")
        expect("/sign-in" in stranger.address, "a visitor may open the case")
        self.other.open(f"/office/cases/{self.receipt}/", status=403)
        return "404"

    def lets_another_help(self) -> str:
        """She gives a mandate for one service, sees what is done under it, and ends it."""
        return help_and_end(self.citizen, self.other, PROCEDURE)

    def is_received(self) -> str:
        """The officer, with a second factor, receives it; the second press is refused."""
        enter_as_officer(self.officer, self.people.officer)
        self.officer.open("/office/")
        self.officer.open(self.officer.link(f"/office/cases/{self.receipt}"))
        form = self.officer.form("csrfmiddlewaretoken")
        fields, action = dict(form.form_values()), urljoin(self.officer.address, form.action)
        self.officer.fill({})
        found = DOSSIER_CODE.search(self.officer.text)
        expect(found is not None, "the case shows no dossier code")
        self.code = found.group(0) if found else ""
        again = self.officer.client.post(action, data=fields, headers={"Referer": action})
        expect(again.status_code == 409, f"receiving twice answers {again.status_code}")
        return self.code

    def is_proposed(self) -> str:
        """The officer proposes to grant; a refusal without reason is sent back."""
        self.officer.open(f"/office/cases/{self.receipt}/")
        self.officer.fill({"reason": " "}, having="reason", status=422)
        self.officer.fill({"outcome": "granted"}, having="outcome")
        return "granted"

    def is_signed(self) -> str:
        """The leader reads the draft and signs; nobody signs twice."""
        enter_as_officer(self.leader, self.people.leader)
        self.leader.open("/office/sign/")
        self.leader.open(self.leader.link(f"/office/sign/{self.receipt}"))
        draft = pdf_text(self.leader.fetch(self.leader.link("draft.pdf")))
        expect(self.child.upper() in draft.upper(), "the draft does not name the child")
        address = self.leader.address
        fields = dict(self.leader.form("act").form_values())
        self.leader.fill({"act": "sign"}, having="act")
        again = self.leader.client.post(address, data=fields, headers={"Referer": address})
        expect(again.status_code == 409, f"signing twice answers {again.status_code}")
        return "signed"

    def is_downloaded(self) -> str:
        """The citizen reads that it is done and downloads the result."""
        self.citizen.open(f"/cases/{self.receipt}/")
        self.result = self.citizen.fetch(self.citizen.link("result.pdf"))
        (self.folder / "result.pdf").write_bytes(self.result)
        text = pdf_text(self.result)
        expect(self.child.upper() in text.upper(), "the result does not name the child")
        found = VERIFY_CODE.search(self.citizen.text)
        expect(found is not None, "the case shows no code to check the result by")
        return found.group(0) if found else ""

    def is_told(self) -> str:
        """The inbox says that the case was received, then that its result is ready."""
        newest = wait_for(self._told_twice_of_the_code, "the message about the result")
        self.citizen.open(newest)
        expect(self.code in self.citizen.text, "the message does not name the case")
        self.citizen.open(self.citizen.link(f"/cases/{self.receipt}"))
        return newest

    def _told_twice_of_the_code(self) -> str | None:
        """The address of the newest message, once both that name the code are there."""
        self.citizen.open("/inbox/")
        links = [each for each in self.citizen.main.iter("a") if self.code in each.text_content()]
        return str(links[0].get("href")) if len(links) == 2 else None

    def is_accepted_by_a_stranger(self) -> str:
        """``pdfsig`` of another project finds the signature valid, and a changed byte."""
        if not shutil.which("pdfsig"):
            return "pdfsig is not installed: not asked"
        expect("Signature is Valid" in pdfsig(self.result), "pdfsig refuses the signature")
        expect("Signature is Valid" not in pdfsig(changed(self.result)), "pdfsig misses a change")
        return "Signature is Valid"

    def is_checked_on_the_page(self) -> str:
        """Anybody drops the file, changed or not, or types its code."""
        expect(self._verdict(self.result) == "valid", "the page does not accept the result")
        expect(self._verdict(changed(self.result)) == "changed", "the page misses a change")
        code = VERIFY_CODE.search(self.citizen.text)
        self.visitor.open(f"/verify/{code.group(0) if code else ''}")
        expect(
            hashlib.sha256(self.result).hexdigest() in self.visitor.text,
            "the page of the code does not show the fingerprint of the file",
        )
        self.visitor.open("/verify/AAAA-BBBB-CCCC", status=404)
        return "valid"

    def _verdict(self, content: bytes) -> str:
        self.visitor.open("/verify")
        self.visitor.fill({}, files={"file": ("result.pdf", content)})
        found = self.visitor.page.xpath("//@data-verdict")
        return str(found[0]) if found else ""

    def steps(self) -> Iterator[tuple[str, Callable[[], str]]]:
        for name, step in vars(Walk).items():
            if callable(step) and not name.startswith("_") and name not in {"steps", "close"}:
                yield name.replace("_", " "), getattr(self, name)


def wait_for[T](look: Callable[[], T | None], what: str) -> T:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (found := look()) is not None:
            return found
        time.sleep(0.2)
    raise Surprise(f"{what} did not come within {PATIENCE} seconds")
