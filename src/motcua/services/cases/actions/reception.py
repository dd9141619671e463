"""Receiving a case."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from motcua.foundation.journal.actions import record
from motcua.foundation.numbering.actions import draw
from motcua.foundation.organisations.queries import calendar_of, unit
from motcua.kit.actor import Actor
from motcua.kit.errors import NotAllowed, Refused
from motcua.services.cases import permissions, rules
from motcua.services.cases.enums import CaseState
from motcua.services.cases.events import CaseReceived
from motcua.services.cases.models import Case
from motcua.services.catalogue.queries.promise import due_of, promise_of
from motcua.services.catalogue.queries.service import release


@transaction.atomic
def receive_case(*, case_id: int, actor: Actor, now: datetime) -> Case:
    """Take the case: it gets its dossier code, and its legal clock starts."""
    case = Case.objects.select_for_update(of=["self"]).get(pk=case_id)
    if not permissions.may_receive(actor, case):
        raise NotAllowed(_("You cannot receive cases of this unit."))
    if not rules.can_move(case.state, CaseState.RECEIVED) or case.received_at:
        raise Refused(_("This case was received already. Open it again to see how it stands."))

    agency = unit(case.competent_unit_id)
    day = timezone.localdate(now)
    channel = release(case.release_id).definition.online
    due = due_of(channel, timezone.localtime(now), calendar_of(agency.id))
    case.code = rules.dossier_code(agency.code, day, draw(f"dossier/{agency.code}/{day}"))
    case.state = CaseState.RECEIVED
    case.received_at = now
    case.due_at = due.at
    case.due_reasons = promise_of(due)["reasons"]
    case.save(update_fields=["code", "state", "received_at", "due_at", "due_reasons"])

    record(CaseReceived(case_id=case.pk, code=case.code, due_at=due.at), actor=actor)
    return case
