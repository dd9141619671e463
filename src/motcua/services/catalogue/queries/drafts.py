"""What is being written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.foundation.identity.queries import names_of
from motcua.foundation.organisations.queries import UnitLine, units
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound
from motcua.services.catalogue import permissions
from motcua.services.catalogue.content import record_of
from motcua.services.catalogue.enums import DraftState
from motcua.services.catalogue.models import Draft, DraftRevision, Procedure, Version
from motcua.services.catalogue.queries.differences import Difference, differences
from motcua.services.catalogue.queries.profile import profile_folder
from motcua.services.catalogue.queries.structure import structures_of
from motcua.services.catalogue.records import ProcedureRecord
from motcua.services.catalogue.vocabulary import terms

STATES: Mapping[DraftState, object] = {
    DraftState.DRAFT: gettext_lazy("draft"),
    DraftState.IN_REVIEW: gettext_lazy("waits for review"),
    DraftState.APPROVED: gettext_lazy("approved for a day to come"),
    DraftState.PUBLISHED: gettext_lazy("published"),
    DraftState.DISCARDED: gettext_lazy("given up"),
}
OPEN = (DraftState.DRAFT, DraftState.IN_REVIEW, DraftState.APPROVED)


@dataclass(frozen=True)
class RevisionLine:
    """What somebody saved; not accepted where another had saved the same part meanwhile."""

    id: int
    number: int
    accepted: bool
    writer: str
    written_at: datetime


@dataclass(frozen=True)
class DraftLine:
    """A draft in a list."""

    id: int
    code: str
    name: str
    unit: UnitLine
    state: DraftState
    revision: int
    began_at: datetime

    @property
    def state_text(self) -> str:
        return str(STATES[self.state])


@dataclass(frozen=True)
class DraftPage:
    """A draft with what it says and who wrote it."""

    line: DraftLine
    content: Mapping[str, Any]
    base: ProcedureRecord | None
    is_overtaken: bool
    """Another version has come in force since the draft began."""
    remark: str
    writers: frozenset[int]
    """Accounts."""
    revisions: tuple[RevisionLine, ...]


def open_drafts(actor: Actor) -> tuple[DraftLine, ...]:
    """The drafts that an actor may see and that are not at their end, the newest first."""
    rows = list(Draft.objects.filter(state__in=OPEN).select_related("procedure"))
    seen = permissions.readable(actor, {row.unit_id for row in rows})
    return _lines([row for row in rows if row.unit_id in seen])


def draft_page(draft_id: int) -> DraftPage:
    """One draft. Raises ``NotFound``."""
    row = Draft.objects.filter(pk=draft_id).select_related("procedure", "base").first()
    if row is None:
        raise NotFound(_("There is no such draft."))
    [line] = _lines([row])
    return DraftPage(
        line=line,
        content=content(draft_id, row.revision),
        base=record_of_version(row.base) if row.base else None,
        is_overtaken=row.procedure.in_force_id != row.base_id,
        remark=row.remark,
        writers=writers(draft_id),
        revisions=_revisions(draft_id),
    )


def changes_of_draft(
    page: DraftPage, values: Mapping[str, Any] | None = None
) -> tuple[Difference, ...]:
    """What a draft says otherwise than its base; or with other values than as it stands."""
    now = draft_record(page.line.code, page.content)
    if values is None:
        return differences(page.base, now)
    return differences(now, draft_record(page.line.code, {**page.content, **values}))


def draft_record(code: str, written: Mapping[str, Any]) -> ProcedureRecord:
    """A draft as a record, also while it has no name. Raises ``BadRecord``."""
    named = {**written, "name": written.get("name") or code}
    return record_of(named, terms(profile_folder()))


def content(draft_id: int, number: int) -> dict[str, Any]:
    """What a draft said in one of its accepted revisions. Raises ``NotFound``."""
    rows = DraftRevision.objects.filter(draft=draft_id, number=number, accepted=True)
    found: dict[str, Any] | None = rows.values_list("content", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such revision."))
    return found


def late_content(revision_id: int, draft_id: int) -> dict[str, Any]:
    """What was written on a draft too late. Raises ``NotFound``."""
    rows = DraftRevision.objects.filter(pk=revision_id, draft=draft_id, accepted=False)
    found: dict[str, Any] | None = rows.values_list("content", flat=True).first()
    if found is None:
        raise NotFound(_("There is no such revision."))
    return found


def writers(draft_id: int) -> frozenset[int]:
    """The accounts that wrote on a draft or handed it over."""
    wrote = DraftRevision.objects.filter(draft=draft_id, accepted=True)
    handed = Draft.objects.filter(pk=draft_id)
    accounts = [
        *wrote.values_list("written_by", flat=True),
        *handed.values_list("submitted_by", flat=True),
    ]
    return frozenset(account for account in accounts if account is not None)


def record_in_force(procedure: Procedure) -> ProcedureRecord | None:
    """What a procedure says now; None where nothing is in force."""
    rows = Version.objects.filter(procedure=procedure, valid_to=None).select_related("procedure")
    row = rows.first()
    return record_of_version(row) if row else None


def record_of_version(row: Version) -> ProcedureRecord:
    """A version as the record it was written from."""
    return ProcedureRecord(
        code=row.procedure.code,
        name=row.name,
        structure=structures_of([row.pk])[row.pk],
        record=row.record,
        decision=row.decision,
        kind=row.kind,
        sector=row.sector,
        steps=row.steps,
        conditions=row.conditions,
        reception_address=row.reception_address,
        source_url=row.source_url,
    )


def _lines(rows: list[Draft]) -> tuple[DraftLine, ...]:
    found = units({row.unit_id for row in rows}) if rows else {}
    names = _names(rows)
    return tuple(
        DraftLine(
            id=row.pk,
            code=row.procedure.code,
            name=names.get(row.pk) or row.procedure.name,
            unit=found[row.unit_id],
            state=DraftState(row.state),
            revision=row.revision,
            began_at=row.began_at,
        )
        for row in rows
    )


def _names(rows: list[Draft]) -> Mapping[int, str]:
    """The name that each draft gives in its newest revision."""
    newest = DraftRevision.objects.filter(draft__in=rows, accepted=True).order_by("number")
    return dict(newest.values_list("draft", "content__name"))


def _revisions(draft_id: int) -> tuple[RevisionLine, ...]:
    rows = list(DraftRevision.objects.filter(draft=draft_id).order_by("-pk"))
    names = names_of({row.written_by_id for row in rows if row.written_by_id})
    return tuple(
        RevisionLine(
            id=row.pk,
            number=row.number,
            accepted=row.accepted,
            writer=names.get(row.written_by_id or 0, ""),
            written_at=row.written_at,
        )
        for row in rows
    )
