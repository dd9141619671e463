"""A procedure is written by some, published by another, and nothing that was written is lost."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from motcua.foundation.journal.queries import entries_about
from motcua.kit.actor import Actor, system
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.catalogue.actions.drafts import (
    begin_draft,
    discard_draft,
    renew_draft,
    return_draft,
    save_draft,
    submit_draft,
)
from motcua.services.catalogue.actions.publishing import publish_draft, put_due_in_force
from motcua.services.catalogue.enums import DraftState
from motcua.services.catalogue.models import Draft, Procedure
from motcua.services.catalogue.queries.differences import differences
from motcua.services.catalogue.queries.drafts import draft_page, late_content, record_in_force
from motcua.services.catalogue.queries.history import changes_of, versions_of
from motcua.services.catalogue.queries.procedure import procedure_page
from motcua.services.catalogue.queries.search import search
from motcua.services.catalogue.tests.conftest import Writers
from motcua.services.catalogue.tests.records import line, take_over

CODE = "1.004873"
CHANNELS = "Hình thức nộpThời gianPhí, lệ phíMô tảTrực tuyến3 Ngày làm việcMiễn phí"
TODAY = timezone.localdate()


@pytest.fixture
def draft(writers: Writers) -> Draft:
    """A draft of a procedure that is in force, begun by Bình."""
    take_over(
        line(CODE, "Cấp giấy xác nhận tình trạng hôn nhân", cach_thuc_thuc_hien=CHANNELS),
        as_of=date(2026, 7, 20),
    )
    return begin_draft(code=CODE, unit_id=writers.ward_id, actor=writers.binh)


def save(draft: Draft, actor: Actor, based_on: int, **values: object) -> bool:
    saved = save_draft(draft_id=draft.pk, values=values, based_on=based_on, actor=actor)
    return saved.accepted


def ready(draft: Draft, writers: Writers, *, valid_from: date = TODAY) -> int:
    """The draft, handed over for review; its revision."""
    save(
        draft,
        writers.binh,
        draft_page(draft.pk).line.revision,
        name="Cấp Giấy xác nhận độc thân",
        decision="12/QĐ-UBND",
        decided_on=TODAY.isoformat(),
        valid_from=valid_from.isoformat(),
        channels=[{"channel": "online", "limit": "2", "unit": "working_day", "fee": "8000",
                   "currency": "VND"}],
    )  # fmt: skip
    return submit_draft(draft_id=draft.pk, actor=writers.an).revision


def test_a_draft_begins_from_what_is_in_force(draft: Draft) -> None:
    written = draft_page(draft.pk).content

    assert written["name"] == "Cấp giấy xác nhận tình trạng hôn nhân"
    assert written["channels"] == [
        {"channel": "online", "limit": "3", "unit": "working_day", "fee": "0"}
    ]


def test_what_another_publishes_is_in_force_and_found_and_the_earlier_is_kept(
    draft: Draft, writers: Writers
) -> None:
    revision = ready(draft, writers)

    publish_draft(draft_id=draft.pk, revision=revision, actor=writers.van)

    page = procedure_page(CODE)
    assert (page.name, page.decision, page.version) == (
        "Cấp Giấy xác nhận độc thân",
        "12/QĐ-UBND",
        2,
    )
    assert page.channels[0].limit_text == "2 ngày làm việc"
    assert "Hải Châu" in page.publisher
    assert [found.code for found in search("xac nhan doc than").lines] == [CODE]
    assert [version.valid_to for version in versions_of(CODE)] == [None, TODAY]
    kinds = {
        type(entry.event).__name__ for entry in entries_about(f"procedure:{draft.procedure_id}")
    }
    assert kinds == {
        *("DraftBegun", "DraftSaved", "DraftSubmitted", "ProcedurePublished", "VersionInForce"),
    }


def test_the_differences_are_said_in_words(draft: Draft, writers: Writers) -> None:
    publish_draft(draft_id=draft.pk, revision=ready(draft, writers), actor=writers.van)

    found = {change.part: (change.before, change.after) for change in changes_of(CODE, 2)}

    assert found["Tên"] == (
        "Cấp giấy xác nhận tình trạng hôn nhân",
        "Cấp Giấy xác nhận độc thân",
    )
    assert found["Cách nộp"] == (
        "Trực tuyến: 3 ngày làm việc; Miễn phí",
        "Trực tuyến: 2 ngày làm việc; 8.000 đồng",
    )


def test_nothing_changed_is_no_difference(draft: Draft) -> None:
    in_force = record_in_force(Procedure.objects.get())
    assert in_force

    assert differences(in_force, in_force) == ()


def test_the_second_of_two_is_told_and_keeps_what_was_written(
    draft: Draft, writers: Writers
) -> None:
    assert save(draft, writers.binh, 1, name="Tên của Bình")

    assert not save(draft, writers.an, 1, name="Tên của An")

    page = draft_page(draft.pk)
    assert page.content["name"] == "Tên của Bình"
    [late] = [revision for revision in page.revisions if not revision.accepted]
    assert late_content(late.id, draft.pk)["name"] == "Tên của An"
    assert save(draft, writers.an, page.line.revision, name="Tên của An")
    assert draft_page(draft.pk).content["name"] == "Tên của An"


def test_two_who_write_different_parts_are_joined(draft: Draft, writers: Writers) -> None:
    assert save(draft, writers.binh, 1, name="Tên mới")
    assert save(draft, writers.an, 1, steps=["Nộp hồ sơ"])

    written = draft_page(draft.pk).content
    assert (written["name"], written["steps"]) == ("Tên mới", ["Nộp hồ sơ"])


def test_saving_the_same_is_no_new_revision(draft: Draft, writers: Writers) -> None:
    assert save(draft, writers.binh, 1, name=draft_page(draft.pk).content["name"])

    assert draft_page(draft.pk).line.revision == 1


@pytest.mark.parametrize("who", ["binh", "an", "stranger"])
def test_who_wrote_or_handed_over_or_leads_nothing_does_not_publish(
    draft: Draft, writers: Writers, who: str
) -> None:
    revision = ready(draft, writers)

    with pytest.raises(NotAllowed):
        publish_draft(draft_id=draft.pk, revision=revision, actor=getattr(writers, who))

    assert procedure_page(CODE).version == 1


def test_a_leader_who_wrote_a_part_does_not_publish_but_one_above_does(
    draft: Draft, writers: Writers
) -> None:
    save(draft, writers.van, 1, steps=["Của Vân"])
    revision = ready(draft, writers)
    with pytest.raises(NotAllowed):
        publish_draft(draft_id=draft.pk, revision=revision, actor=writers.van)

    publish_draft(draft_id=draft.pk, revision=revision, actor=writers.city)

    assert procedure_page(CODE).steps == ("Của Vân",)


def test_nobody_writes_on_what_is_being_read(draft: Draft, writers: Writers) -> None:
    ready(draft, writers)

    with pytest.raises(Refused, match="không mở"):
        save(draft, writers.binh, 2, name="Vẫn sửa")


def test_another_revision_than_the_one_that_was_read_is_not_published(
    draft: Draft, writers: Writers
) -> None:
    revision = ready(draft, writers)

    with pytest.raises(Refused):
        publish_draft(draft_id=draft.pk, revision=revision - 1, actor=writers.van)


def test_a_draft_upon_an_old_version_is_compared_first(draft: Draft, writers: Writers) -> None:
    revision = ready(draft, writers)
    take_over(line(CODE, "Tên mới của quốc gia", cach_thuc_thuc_hien=CHANNELS))
    with pytest.raises(Refused):
        publish_draft(draft_id=draft.pk, revision=revision, actor=writers.van)

    return_draft(draft_id=draft.pk, remark="So lại với bản mới", actor=writers.van)
    assert draft_page(draft.pk).is_overtaken
    renew_draft(draft_id=draft.pk, actor=writers.binh)
    revision = submit_draft(draft_id=draft.pk, actor=writers.binh).revision
    publish_draft(draft_id=draft.pk, revision=revision, actor=writers.van)

    assert procedure_page(CODE).name == "Cấp Giấy xác nhận độc thân"


def test_what_is_approved_for_a_day_to_come_is_in_force_on_that_day_once(
    draft: Draft, writers: Writers
) -> None:
    day = TODAY + timedelta(days=30)
    revision = ready(draft, writers, valid_from=day)
    publish_draft(draft_id=draft.pk, revision=revision, actor=writers.van)
    assert procedure_page(CODE).version == 1
    clock = system("catalogue")

    assert put_due_in_force(on=day - timedelta(days=1), actor=clock) == 0
    assert put_due_in_force(on=day, actor=clock) == 1
    assert put_due_in_force(on=day, actor=clock) == 0

    assert procedure_page(CODE).valid_from == day
    assert draft_page(draft.pk).line.state == DraftState.PUBLISHED


def test_an_approved_draft_that_was_overtaken_goes_back_to_be_compared(
    draft: Draft, writers: Writers
) -> None:
    day = TODAY + timedelta(days=30)
    revision = ready(draft, writers, valid_from=day)
    publish_draft(draft_id=draft.pk, revision=revision, actor=writers.van)
    take_over(line(CODE, "Tên mới của quốc gia", cach_thuc_thuc_hien=CHANNELS))

    assert put_due_in_force(on=day, actor=system("catalogue")) == 0

    page = draft_page(draft.pk)
    assert (page.line.state, bool(page.remark)) == (DraftState.DRAFT, True)
    assert procedure_page(CODE).name == "Tên mới của quốc gia"


def test_what_no_record_says_is_not_kept(draft: Draft, writers: Writers) -> None:
    with pytest.raises(Refused):
        save(draft, writers.binh, 1, channels=[{"channel": "pigeon"}])

    assert draft_page(draft.pk).line.revision == 1


def test_a_draft_that_is_not_whole_is_not_handed_over(draft: Draft, writers: Writers) -> None:
    save(draft, writers.binh, 1, name="")

    with pytest.raises(Refused, match="no name"):
        submit_draft(draft_id=draft.pk, actor=writers.binh)


def test_a_new_procedure_is_written_from_nothing(writers: Writers) -> None:
    draft = begin_draft(code="1.004873.H17", unit_id=writers.ward_id, actor=writers.binh)
    with pytest.raises(Refused):
        submit_draft(draft_id=draft.pk, actor=writers.binh)

    publish_draft(draft_id=draft.pk, revision=ready(draft, writers), actor=writers.van)

    assert procedure_page("1.004873.H17").version == 1


def test_a_second_beginning_goes_on_with_the_first(draft: Draft, writers: Writers) -> None:
    assert begin_draft(code=CODE, unit_id=writers.ward_id, actor=writers.an) == draft


ACTS: list[Callable[[Draft, Actor], object]] = [
    lambda draft, actor: begin_draft(code=CODE, unit_id=draft.unit_id, actor=actor),
    lambda draft, actor: save(draft, actor, 1, name="x"),
    lambda draft, actor: submit_draft(draft_id=draft.pk, actor=actor),
    lambda draft, actor: discard_draft(draft_id=draft.pk, actor=actor),
    lambda draft, actor: renew_draft(draft_id=draft.pk, actor=actor),
    lambda draft, actor: return_draft(draft_id=draft.pk, remark="x", actor=actor),
]


@pytest.mark.parametrize("act", ACTS)
def test_whoever_holds_no_fitting_role_in_the_unit_may_do_nothing(
    draft: Draft, writers: Writers, act: Callable[[Draft, Actor], object]
) -> None:
    with pytest.raises(NotAllowed):
        act(draft, writers.stranger)


def test_a_draft_that_was_given_up_keeps_what_was_written(draft: Draft, writers: Writers) -> None:
    save(draft, writers.binh, 1, name="Tên mới")
    discard_draft(draft_id=draft.pk, actor=writers.binh)

    assert draft_page(draft.pk).content["name"] == "Tên mới"
    assert begin_draft(code=CODE, unit_id=writers.ward_id, actor=writers.binh) != draft
