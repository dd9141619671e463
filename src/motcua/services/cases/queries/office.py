"""What the office sees: the desk, one case with all that is needed, the signing tray."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.queries import PersonLine, person, persons
from motcua.foundation.identity.queries.mandates import entity_names
from motcua.instruments.forms.model import Words
from motcua.kit.actor import Actor
from motcua.kit.errors import NotFound
from motcua.services.cases import permissions
from motcua.services.cases.enums import CaseState
from motcua.services.cases.letters import draft_of_result as draft_of_result
from motcua.services.cases.models import Case
from motcua.services.cases.queries.applicant import CaseView, view_of
from motcua.services.catalogue.queries.service import release

DESK = (CaseState.SUBMITTED, CaseState.RECEIVED, CaseState.PROPOSED)


@dataclass(frozen=True)
class DeskLine:
    """One case on the desk; ``due_at`` is what was promised, or expected before reception."""

    receipt: str
    code: str
    service: Words
    applicant: str
    state: str
    state_text: str
    submitted_at: datetime
    due_at: datetime


@dataclass(frozen=True)
class OfficeView:
    """A case with its applicant and with what this actor may do."""

    case: CaseView
    applicant: PersonLine
    proposed_outcome: str
    may_receive: bool
    may_propose: bool
    may_sign: bool


def desk(*, actor: Actor, done: bool = False) -> list[DeskLine]:
    """The cases of the actor's units: open ones, the most urgent first, or those that are done."""
    units = actor.units_as(Role.COUNTER, Role.OFFICER, Role.LEADER)
    rows = Case.objects.filter(competent_unit_id__in=units)
    if done:
        rows = rows.filter(state=CaseState.ISSUED).order_by("-issued_at")[:100]
    else:
        rows = rows.filter(state__in=DESK)
    lines = _lines(list(rows))
    return lines if done else sorted(lines, key=lambda line: line.due_at)


def tray(*, actor: Actor) -> list[DeskLine]:
    """What waits for this leader's signature, the most urgent first."""
    rows = (
        Case.objects.filter(
            competent_unit_id__in=actor.units_as(Role.LEADER), state=CaseState.PROPOSED
        )
        .exclude(proposed_by_id=actor.account_id)
        .order_by("due_at")
    )
    return _lines(list(rows))


def open_of_account(account_id: int) -> list[DeskLine]:
    """Cases that an account has proposed and nobody has signed yet: what a leaver leaves open."""
    rows = Case.objects.filter(proposed_by_id=account_id).exclude(state=CaseState.ISSUED)
    return _lines(list(rows.order_by("due_at")))


def office_case(receipt: str, *, actor: Actor, language: str) -> OfficeView:
    """A case of one's unit. Raises ``NotFound`` for a case of another unit."""
    rows = Case.objects.select_related("handed_in_by", "applicant", "entity")
    row = rows.prefetch_related("papers").filter(receipt=receipt).first()
    if row is None or not permissions.may_work_on(actor, row):
        raise NotFound(_("There is no such case in your unit."))
    open_for = row.state
    return OfficeView(
        case=view_of(row, language),
        applicant=person(row.applicant_id),
        proposed_outcome=row.outcome,
        may_receive=open_for == CaseState.SUBMITTED and permissions.may_receive(actor, row),
        may_propose=open_for == CaseState.RECEIVED and permissions.may_propose(actor, row),
        may_sign=open_for == CaseState.PROPOSED and permissions.may_sign(actor, row),
    )


def subject_of(number: str) -> str:
    """The subject in the journal of the case with this dossier code or receipt number, or empty."""
    found = Case.objects.filter(Q(code=number) | Q(receipt=number))
    case_id = found.values_list("pk", flat=True).first()
    return f"case:{case_id}" if case_id else ""


def _lines(rows: list[Case]) -> list[DeskLine]:
    names = persons({row.applicant_id for row in rows})
    entities = entity_names({row.entity_id for row in rows if row.entity_id})
    return [
        DeskLine(
            receipt=row.receipt,
            code=row.code or "",
            service=release(row.release_id).definition.name,
            applicant=entities.get(row.entity_id or 0, names[row.applicant_id].full_name),
            state=row.state,
            state_text=str(CaseState(row.state).label),
            submitted_at=row.submitted_at,
            due_at=row.due_at or datetime.fromisoformat(row.expected["at"]),
        )
        for row in rows
    ]
