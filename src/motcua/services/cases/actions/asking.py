"""Whether somebody may ask for a service at all, before anything is written."""

from datetime import datetime

from django.utils.translation import gettext as _

from motcua.foundation.identity.queries.mandates import require_mandate
from motcua.kit.actor import Actor
from motcua.kit.errors import LevelTooLow, Refused
from motcua.services.catalogue.queries.service import ServiceDefinition


def may_ask(actor: Actor, definition: ServiceDefinition, *, now: datetime) -> None:
    """Refuse a sign-in below the service's level, and an applicant whom it is not for.

    Under a mandate, one that has ended or does not cover the service raises ``MandateOver``.
    """
    if actor.level < definition.level:
        raise LevelTooLow(
            _(
                "This service asks for a sign-in at level %(asked)d, and yours is at level "
                "%(given)d. Sign in again at level %(asked)d; your answers are kept."
            )
            % {"asked": definition.level, "given": actor.level},
            definition.level,
        )
    require_mandate(actor, service=definition.code, now=now)
    kind = "entity" if actor.entity_id else "person"
    if kind not in definition.applicants:
        raise Refused(
            _("Only persons can ask for this service, not legal entities.")
            if kind == "entity"
            else _("Only legal entities can ask for this service: act for the one you represent.")
        )
