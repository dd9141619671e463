"""Drafts go on under a newer release, all at once, and back."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from motcua.foundation.journal.queries import entries_about
from motcua.kit.actor import system
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.cases.actions.answers import save_page
from motcua.services.cases.actions.moves import move_drafts, undo_move
from motcua.services.cases.models import Draft, DraftMove, MovedDraft
from motcua.services.cases.queries.moves import moves_of, preview, told_of_move
from motcua.services.cases.tests.conftest import WEDNESDAY, Ward
from motcua.services.catalogue.models import Release
from motcua.services.catalogue.queries.moves import Standing, State, release_state
from motcua.services.catalogue.queries.service import release
from motcua.services.catalogue.tests import moving
from motcua.services.catalogue.tests.releasing import published

pytestmark = pytest.mark.django_db

ME = system("service")
BORN_ASKED = (moving.NICK, f"{moving.NICK}\n      - {moving.BORN}")
DEARER = ("copies * 8000", "copies * 9000")


class Card:
    """The service of a card in several releases, with drafts of the first."""

    def __init__(self, ward: Ward) -> None:
        self.ward = ward
        release.cache_clear()

    def released(self, *changed: moving.Change) -> State:
        published(moving.CODE, moving.files(*changed))
        return release_state(moving.CODE)

    def drafts(self, *answers: Any) -> list[UUID]:
        first = Release.objects.get(service__code=moving.CODE, number=1)
        rows = [
            Draft(
                release=first,
                applicant_id=self.ward.lan.person_id,
                answers=dict(each),
            )
            for each in answers
        ]
        return [row.pk for row in Draft.objects.bulk_create(rows, batch_size=2000)]

    def moved(self, to: State) -> Any:
        return move_drafts(to=to, actor=ME, now=WEDNESDAY)


@pytest.fixture
def card(ward: Ward) -> Card:
    found = Card(ward)
    found.released()
    return found


def number_of(draft_id: UUID) -> int:
    return Draft.objects.get(pk=draft_id).release.number


def test_what_is_safe_moves_with_its_answers_and_the_rest_stays(card: Card):
    begun, whole = card.drafts(moving.BEGUN, moving.WHOLE_ANSWERS)
    to = card.released((moving.PHOTO, f"{moving.PHOTO}      - {moving.BORN}\n"))
    before = Draft.objects.get(pk=begun)

    moved = card.moved(to)

    after = Draft.objects.get(pk=begun)
    assert (moved.moved, moved.busy) == (1, 0)
    assert (number_of(begun), number_of(whole)) == (2, 1)
    assert after.answers == before.answers
    assert after.changed_at == before.changed_at


def test_a_preview_counts_tells_why_and_changes_nothing(card: Card):
    begun, whole = card.drafts(moving.BEGUN, moving.WHOLE_ANSWERS)
    to = card.released((moving.PHOTO, f"{moving.PHOTO}      - {moving.BORN}\n"))

    seen = preview(to)

    assert {str(standing): count for standing, count in seen.counts.items()} == {
        "unaffected": 0,
        "safe": 1,
        "needs_applicant": 1,
        "cannot_move": 0,
    }
    (reason,) = seen.reasons(Standing.NEEDS_APPLICANT)
    assert reason.samples == (whole,)
    assert reason.said.words["en"].startswith("“Born in” is asked newly")
    assert (number_of(begun), MovedDraft.objects.count()) == (1, 0)


def test_who_pays_more_is_told_so(card: Card):
    (draft,) = card.drafts(moving.WHOLE_ANSWERS)

    moved = card.moved(card.released(DEARER))

    assert moved.preview.worse == 1
    assert [each["en"] for each in told_of_move(draft)] == [
        "Handed in online: the fee rises from 16,000 đ to 18,000 đ."
    ]


def test_a_move_is_one_entry_of_the_journal(card: Card):
    card.drafts(moving.BEGUN, moving.WHOLE_ANSWERS)

    moved = card.moved(card.released(DEARER))

    (entry,) = entries_about(f"move:{moved.move_id}")
    assert (entry.event.count, entry.event.number) == (2, 2)


def test_what_was_moved_goes_back(card: Card):
    drafts = card.drafts(moving.BEGUN, moving.WHOLE_ANSWERS)
    moved = card.moved(card.released(DEARER))

    back = undo_move(move_id=moved.move_id, actor=ME, now=WEDNESDAY)

    assert (back.moved, back.left) == (2, 0)
    assert {number_of(draft) for draft in drafts} == {1}
    (line,) = moves_of(moving.CODE)
    assert (line.moved, line.remaining, line.undone_at) == (2, 0, WEDNESDAY)
    with pytest.raises(Refused, match="không còn bản nháp nào"):
        undo_move(move_id=moved.move_id, actor=ME, now=WEDNESDAY)


def test_what_was_written_since_stays_where_it_fits(card: Card):
    begun, other = card.drafts(moving.BEGUN, moving.BEGUN)
    later = (moving.PHOTO, f"{moving.PHOTO}      - {moving.BORN}\n")
    moved = card.moved(card.released(later))
    for draft_id, answers in ((begun, {"born": "Huế"}), (other, {"copies": 2})):
        draft = Draft.objects.get(pk=draft_id)
        draft.answers |= answers
        draft.save()

    back = undo_move(move_id=moved.move_id, actor=ME, now=WEDNESDAY)

    assert (back.moved, back.left) == (1, 1)
    assert (number_of(begun), number_of(other)) == (2, 1)
    assert Draft.objects.get(pk=begun).answers["born"] == "Huế"


def test_what_was_handed_in_or_dropped_is_no_part_of_the_move_any_more(card: Card):
    gone, kept = card.drafts(moving.BEGUN, moving.BEGUN)
    moved = card.moved(card.released(DEARER))
    Draft.objects.get(pk=gone).delete()

    back = undo_move(move_id=moved.move_id, actor=ME, now=WEDNESDAY)

    assert (back.moved, back.left, number_of(kept)) == (1, 0, 1)


def test_a_draft_that_is_written_meanwhile_is_left(card: Card, monkeypatch: pytest.MonkeyPatch):
    written, quiet = card.drafts(moving.BEGUN, moving.BEGUN)
    to = card.released(DEARER)

    def look(*args: Any, **kwargs: Any) -> Any:
        seen = preview(*args, **kwargs)
        Draft.objects.filter(pk=written).update(changed_at=WEDNESDAY + timedelta(days=1))
        return seen

    monkeypatch.setattr("motcua.services.cases.actions.moves.preview", look)
    moved = card.moved(to)

    assert (moved.moved, moved.busy) == (1, 1)
    assert (number_of(written), number_of(quiet)) == (1, 2)


@pytest.mark.django_db(transaction=True)
def test_a_draft_that_somebody_saves_at_that_moment_is_left(card: Card):
    saved, quiet = card.drafts(moving.BEGUN, moving.BEGUN)
    to = card.released(DEARER)
    elsewhere = connections.create_connection("default")

    try:
        with elsewhere.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM cases_draft WHERE id = %s FOR UPDATE", [saved])
            moved = card.moved(to)
    finally:
        elsewhere.close()

    assert (moved.moved, moved.busy) == (1, 1)
    assert (number_of(saved), number_of(quiet)) == (1, 2)


def test_a_page_that_was_open_is_kept_under_the_release_it_comes_to(card: Card):
    (draft,) = card.drafts(moving.BEGUN)
    card.moved(card.released(DEARER))

    save_page(
        draft_id=draft,
        address="what",
        given={"copies": ["2"], "way": ["here"]},
        actor=card.ward.lan,
        now=WEDNESDAY,
    )

    assert Draft.objects.get(pk=draft).answers["copies"] == 2


def test_nothing_to_move_leaves_no_trace(card: Card):
    card.drafts(moving.WHOLE_ANSWERS)

    moved = card.moved(card.released(BORN_ASKED))

    assert (moved.move_id, moved.moved, DraftMove.objects.count()) == (None, 0, 0)


def test_drafts_of_newer_releases_are_not_looked_at(card: Card):
    card.released(DEARER)
    row = Release.objects.get(service__code=moving.CODE, number=2)
    Draft.objects.create(release=row, applicant_id=card.ward.lan.person_id)

    assert preview(release_state(moving.CODE, 1)).lines == ()
    assert preview(release_state(moving.CODE, 2)).lines == ()


def test_a_package_that_was_not_released_takes_no_drafts(card: Card):
    with pytest.raises(Refused, match="hãy cài đặt gói trước"):
        card.moved(State(moving.state()))


def test_only_an_administrator_moves(card: Card):
    with pytest.raises(NotAllowed):
        move_drafts(to=card.released(DEARER), actor=card.ward.officer, now=WEDNESDAY)


def test_ten_thousand_drafts_move_in_one_act_and_back(card: Card):
    """Each with answers of its own, as people's are; seconds, and few statements."""
    card.drafts(
        *(
            {**moving.WHOLE_ANSWERS, "name": f"Trần Thị {n}", "copies": n % 10 + 1}
            for n in range(10_000)
        )
    )
    to = card.released(DEARER, ("min: 1", "min: 2"))

    with CaptureQueriesContext(connection) as queries:
        moved = card.moved(to)

    assert (moved.moved, len(moved.preview.lines)) == (9_000, 10_000)
    assert len(queries) < 60
    with CaptureQueriesContext(connection) as queries:
        assert undo_move(move_id=moved.move_id, actor=ME, now=WEDNESDAY).moved == 9_000
    assert len(queries) < 60
