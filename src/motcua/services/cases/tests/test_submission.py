"""What an applicant gives is kept, checked before it is handed in, and handed in once."""

import pytest
from django.utils import translation

from motcua.foundation.journal.queries import entries_about
from motcua.foundation.organisations.models import Profile
from motcua.instruments.documents.errors import Unreadable
from motcua.instruments.documents.queries import read
from motcua.kit.errors import NotAllowed, NotFound, Refused
from motcua.services.cases.actions.answers import save_page
from motcua.services.cases.actions.drafts import (
    discard_draft,
    start_draft,
)
from motcua.services.cases.actions.papers import drop_paper, keep_paper
from motcua.services.cases.actions.receipts import write_receipt
from motcua.services.cases.actions.submission import submit_case
from motcua.services.cases.models import Case, Draft
from motcua.services.cases.queries.applicant import case_of, cases_of
from motcua.services.cases.queries.drafts import draft_of
from motcua.services.cases.tests.conftest import ANSWERS, CODE, FATHER, WEDNESDAY, Ward, photo
from motcua.services.catalogue.models import Release
from motcua.services.catalogue.tests.releasing import published

pytestmark = pytest.mark.django_db


def release_of_another(code: str) -> Release:
    """The birth form as the form of another service."""
    newest = Release.objects.latest("pk")
    return published(code, newest.files)


def test_a_form_sent_twice_is_one_case(ward: Ward):
    draft = ward.draft()

    first = submit_case(draft_id=draft, actor=ward.lan, now=WEDNESDAY)
    second = submit_case(draft_id=draft, actor=ward.lan, now=WEDNESDAY)

    assert first.pk == second.pk
    assert first.receipt == "BN-261125-0001"
    assert [e.kind for e in entries_about(f"case:{first.pk}")] == ["cases.submitted"]


def test_what_is_open_is_named_and_nothing_is_handed_in(ward: Ward):
    draft = start_draft(code=CODE, actor=ward.lan)

    with translation.override("en"), pytest.raises(Refused, match="The child's full name"):
        submit_case(draft_id=draft.pk, actor=ward.lan, now=WEDNESDAY)

    assert not Case.objects.exists()
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_answers_that_are_no_longer_asked_are_not_handed_in(ward: Ward):
    draft = ward.draft(answers=ANSWERS | FATHER)
    save_page(
        draft_id=draft,
        address="father_known",
        given={"father_known": ["no"]},
        actor=ward.lan,
        now=WEDNESDAY,
    )

    case = submit_case(draft_id=draft, actor=ward.lan, now=WEDNESDAY)

    assert "father" not in case.answers
    assert case.answers["child_name"] == "Trần Minh An"


def test_going_back_begins_no_second_draft(ward: Ward):
    assert start_draft(code=CODE, actor=ward.lan).pk == start_draft(code=CODE, actor=ward.lan).pk


def test_the_file_is_kept_as_it_was_given(ward: Ward):
    case = ward.submitted()

    paper = case.papers.get()
    assert read(paper.sha256) == photo()
    assert (paper.name, paper.pages, paper.size) == ("giay.jpg", 1, len(photo()))


@pytest.mark.parametrize("content", [b"", b"MZ\x90 program", b"%PDF-1.7 cut off"])
def test_a_file_that_cannot_be_read_is_refused_and_the_earlier_one_stays(ward: Ward, content):
    draft = ward.draft()

    with pytest.raises(Unreadable):
        keep_paper(
            draft_id=draft, key="birth_paper", name="giay.pdf", content=content, actor=ward.lan
        )

    assert draft_of(draft, actor=ward.lan).papers[0].name == "giay.jpg"


def test_another_person_finds_nothing(ward: Ward):
    draft, case = ward.draft(ward.huy), ward.submitted()

    for look in (
        lambda: draft_of(draft, actor=ward.lan),
        lambda: submit_case(draft_id=draft, actor=ward.lan, now=WEDNESDAY),
        lambda: submit_case(draft_id=case.draft_id, actor=ward.huy, now=WEDNESDAY),
        lambda: discard_draft(draft_id=draft, actor=ward.lan),
        lambda: save_page(
            draft_id=draft, address="relation", given={}, actor=ward.lan, now=WEDNESDAY
        ),
        lambda: case_of(case.receipt, actor=ward.huy, language="vi"),
        lambda: case_of(case.receipt, actor=ward.officer, language="vi"),
    ):
        with pytest.raises(NotFound):
            look()
    assert cases_of(ward.huy) == []


def test_what_cannot_be_applied_for_is_said(ward: Ward):
    with pytest.raises(NotFound):
        start_draft(code="9.999999", actor=ward.lan)
    nobody = type(ward.lan)(account_id=1, person_id=None, name="x")
    with pytest.raises(NotAllowed):
        start_draft(code=CODE, actor=nobody)


def test_the_receipt_is_written_once(ward: Ward):
    case = ward.submitted()

    first = write_receipt(case_id=case.pk)

    assert write_receipt(case_id=case.pk) == first
    assert read(first).startswith(b"%PDF")


def test_a_paper_may_be_several_photos_and_the_same_photo_counts_once(ward: Ward):
    draft = start_draft(code=CODE, actor=ward.lan).pk

    def give(name: str, colour: str) -> None:
        keep_paper(
            draft_id=draft, key="birth_paper", name=name, content=photo(colour), actor=ward.lan
        )

    for number in (1, 2, 2, 3, 4, 5):
        give(f"{number}.jpg", f"#{number}00000")
    with pytest.raises(Refused):
        give("6.jpg", "white")

    view = draft_of(draft, actor=ward.lan)
    assert [line.name for line in view.papers] == [f"{n}.jpg" for n in range(1, 6)]
    assert view.papers[1].address == "birth_paper-2"
    assert view.answers["birth_paper"] == [line.address for line in view.papers]

    for _twice in range(2):
        drop_paper(draft_id=draft, address="birth_paper", actor=ward.lan)
    view = draft_of(draft, actor=ward.lan)
    assert view.papers[0].name == "2.jpg"
    assert len(view.answers["birth_paper"]) == 4


def test_there_are_at_most_as_many_drafts_as_the_profile_allows(ward: Ward):
    begun = start_draft(code=CODE, actor=ward.lan)
    Draft.objects.filter(pk=begun.pk).update(release=release_of_another("9.000001"))
    Profile.objects.update(retention={"drafts_most": 2})
    second = start_draft(code=CODE, actor=ward.lan)

    Draft.objects.filter(pk=second.pk).update(release=release_of_another("9.000002"))
    with translation.override("en"), pytest.raises(Refused, match="2 drafts"):
        start_draft(code=CODE, actor=ward.lan)

    assert start_draft(code=CODE, actor=ward.huy)


def test_a_file_with_a_strange_name_stops_no_receipt(ward: Ward):
    draft = ward.draft()
    keep_paper(
        draft_id=draft, key="birth_paper", name="出生 👶.jpg", content=photo("red"), actor=ward.lan
    )

    case = submit_case(draft_id=draft, actor=ward.lan, now=WEDNESDAY)

    assert write_receipt(case_id=case.pk)
    assert case.papers.last().name == "出生 👶.jpg"
