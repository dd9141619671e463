"""Situations of the cases: a ward with its people, and cases in every state."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings
from PIL import Image

from motcua.foundation.identity.actions.demo import load_demo_people
from motcua.foundation.identity.queries import account_id_of, actor_of
from motcua.foundation.organisations.actions import load_profile
from motcua.instruments.signatures.actions import ensure_authority
from motcua.kit.actor import Actor, system
from motcua.services.cases.actions.answers import save_page
from motcua.services.cases.actions.decision import propose
from motcua.services.cases.actions.drafts import start_draft
from motcua.services.cases.actions.papers import keep_paper
from motcua.services.cases.actions.reception import receive_case
from motcua.services.cases.actions.submission import submit_case
from motcua.services.cases.models import Case
from motcua.services.cases.queries.drafts import draft_of
from motcua.services.catalogue.actions.service import release_all
from motcua.services.catalogue.queries.service import release, service_for

CODE = "1.001193"
WEDNESDAY = datetime(2026, 11, 25, 9, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ANSWERS = {
    "relation": "mother",
    "child_name": "Trần Minh An",
    "child_birth_date-day": "21",
    "child_birth_date-month": "11",
    "child_birth_date-year": "2026",
    "child_birth_place": "Bệnh viện Phụ sản - Nhi Đà Nẵng",
    "child_sex": "female",
    "children_at_birth": "1",
    "mother-name": "Trần Thị Lan",
    "mother-born-year": "1996",
    "mother-number": "048196000001",
    "mother_ethnicity": "Kinh",
    "mother_nationality": "Việt Nam",
    "mother_residence-street": "12 Bạch Đằng",
    "mother_residence-commune": "Phường Hải Châu",
    "mother_residence-province": "Thành phố Đà Nẵng",
    "father_known": "no",
    "child_ethnicity": "Kinh",
    "child_nationality": "Việt Nam",
    "child_origin": "Phường Hải Châu, thành phố Đà Nẵng",
    "surrogacy": "no",
    "copies": "0",
    "result_way": "counter",
    "declaration": "yes",
}
FATHER = {
    "father_known": "yes",
    "father-name": "Phạm Quốc Huy",
    "father-born-year": "1988",
    "father-number": "048088000002",
    "father_ethnicity": "Kinh",
    "father_nationality": "Việt Nam",
    "same_home": "yes",
}


def answer(draft_id: UUID, actor: Actor, answers: dict[str, str]) -> None:
    """Send each page that is asked, one after the other, with those of the answers that fit."""
    stop = draft_of(draft_id, actor=actor).walk.stops[0]
    given = {name: [text] for name, text in answers.items()}
    while stop:
        saved = save_page(
            draft_id=draft_id, address=stop.address, given=given, actor=actor, now=WEDNESDAY
        )
        stop = saved.walk.next(stop)


@dataclass(frozen=True)
class Ward:
    """The people of the ward, and cases as they would make them."""

    lan: Actor
    huy: Actor
    officer: Actor
    leader: Actor

    def draft(self, applicant: Actor | None = None, *, answers: dict[str, str] = ANSWERS) -> UUID:
        """A draft with every question answered and the paper given."""
        actor = applicant or self.lan
        draft = start_draft(code=CODE, actor=actor)
        answer(draft.pk, actor, answers)
        keep_paper(
            draft_id=draft.pk, key="birth_paper", name="giay.jpg", content=photo(), actor=actor
        )
        return draft.pk

    def submitted(self, applicant: Actor | None = None, *, at: datetime = WEDNESDAY) -> Case:
        actor = applicant or self.lan
        return submit_case(draft_id=self.draft(actor), actor=actor, now=at)

    def received(self, *, at: datetime = WEDNESDAY) -> Case:
        return receive_case(case_id=self.submitted(at=at).pk, actor=self.officer, now=at)

    def proposed(self, outcome: str = "granted", reason: str = "") -> Case:
        return propose(
            case_id=self.received().pk, outcome=outcome, reason=reason, actor=self.officer
        )


@pytest.fixture
def ward(db: None, settings: LazySettings, tmp_path: Path) -> Ward:
    settings.DEMO = True
    settings.FILES, settings.KEYS = tmp_path / "files", tmp_path / "keys"
    me = system("test")
    load_profile(settings.PROFILE, me)
    load_demo_people(settings.PROFILE, me)
    release.cache_clear()
    release_all(settings.PROFILE, actor=me)
    ensure_authority()
    assert service_for(CODE)
    return Ward(*(person(name) for name in ("lan", "huy", "binh", "van")))


def person(username: str) -> Actor:
    account_id = account_id_of(username)
    assert account_id
    return actor_of(account_id, now=WEDNESDAY)


def photo(colour: str = "white") -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 80), colour).save(out, "JPEG")
    return out.getvalue()
