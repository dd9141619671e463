"""Deciding: an officer proposes, a leader signs or sends back."""

import secrets
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.identity.enums import Role
from motcua.foundation.identity.queries import holders
from motcua.foundation.journal.actions import record
from motcua.foundation.numbering.actions import draw
from motcua.foundation.organisations.queries import unit
from motcua.instruments.documents.actions import store
from motcua.instruments.signatures.actions import Signer, sign_pdf
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.cases import letters, permissions, rules
from motcua.services.cases.asked import document_for
from motcua.services.cases.enums import CaseState, Outcome
from motcua.services.cases.events import CaseProposed, ProposalReturned, ResultIssued
from motcua.services.cases.models import Case

CODE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Letters of a verification code: none that is read for another."""


@transaction.atomic
def propose(*, case_id: int, outcome: str, reason: str, actor: Actor) -> Case:
    """Propose to grant or to refuse; a refusal says why."""
    case = _locked(case_id)
    if not permissions.may_propose(actor, case):
        raise NotAllowed(_("You cannot propose a decision on this case."))
    if not rules.can_move(case.state, CaseState.PROPOSED):
        raise Refused(_("This case cannot be proposed now: somebody has moved it on. See below."))
    if outcome not in Outcome.values:
        raise Refused(_("Choose whether to grant or to refuse."))
    if outcome == Outcome.REFUSED and not reason.strip():
        raise Refused(_("A refusal needs its reason: the applicant reads it."))

    case.state = CaseState.PROPOSED
    case.outcome = outcome
    case.reason = reason.strip()
    case.returned_reason = ""
    case.proposed_by_id = actor.account_id
    case.save(update_fields=["state", "outcome", "reason", "returned_reason", "proposed_by"])

    record(CaseProposed(case_id=case.pk, outcome=outcome, reason=case.reason), actor=actor)
    return case


@transaction.atomic
def return_proposal(*, case_id: int, reason: str, actor: Actor) -> Case:
    """Send a proposal back to the officer, saying what to change."""
    case = _for_signature(case_id, actor)
    if not reason.strip():
        raise Refused(_("Say what the officer shall change."))

    case.state = CaseState.RECEIVED
    case.returned_reason = reason.strip()
    case.save(update_fields=["state", "returned_reason"])

    record(ProposalReturned(case_id=case.pk, reason=case.returned_reason), actor=actor)
    return case


@transaction.atomic
def sign_result(*, case_id: int, actor: Actor, now: datetime) -> Case:
    """Number, write and sign the result in one act: a failure uses no number."""
    case = _for_signature(case_id, actor)
    agency = unit(case.competent_unit_id)
    document = document_for(case)
    year = timezone.localdate(now).year
    order = draw(f"result/{agency.code}/{document.book}/{year}")

    case.result_number = rules.result_number(order, year, document.book)
    case.verify_code = new_verify_code()
    case.signed_by = actor.name
    case.issued_at = now
    case.state = CaseState.ISSUED
    title = _title_of(actor, agency.id, now)
    letter = letters.result(case, signer=actor.name, title=title)
    signer = Signer(name=actor.name, title=title, organisation=agency.name_vi)
    pdf = sign_pdf(
        letter.as_pdf(now),
        signer=signer,
        reason=f"{document.name['vi']} {case.result_number}",
        location=letter.data["place"],
        at=now,
        appearance=letters.signature(case, signer=actor.name, at=now).as_pdf(now),
    )
    case.result_sha256 = store(pdf).sha256
    case.save(
        update_fields=[
            "state", "result_number", "result_sha256", "verify_code", "signed_by", "issued_at",
        ]
    )  # fmt: skip

    record(
        ResultIssued(
            case_id=case.pk,
            applicant_id=case.applicant_id,
            outcome=case.outcome,
            number=case.result_number,
            sha256=case.result_sha256,
        ),
        actor=actor,
    )
    return case


def new_verify_code() -> str:
    """A code that cannot be guessed, in three groups of four: ``7KQM-2XWB-PD4R``."""
    return "-".join("".join(secrets.choice(CODE_LETTERS) for _n in range(4)) for _g in range(3))


def _title_of(actor: Actor, unit_id: int, now: datetime) -> str:
    """The title under which the actor leads the unit, in the language of the State."""
    leaders = holders(Role.LEADER, unit_id, now=now)
    return next(one.title_vi for one in leaders if one.account_id == actor.account_id)


def _locked(case_id: int) -> Case:
    return Case.objects.select_for_update(of=["self"]).get(pk=case_id)


def _for_signature(case_id: int, actor: Actor) -> Case:
    case = _locked(case_id)
    if not permissions.may_sign(actor, case):
        raise NotAllowed(_("You cannot sign results of this unit."))
    if not rules.can_move(case.state, CaseState.ISSUED):
        raise Refused(_("This case does not wait for a signature any more. See below."))
    return case
