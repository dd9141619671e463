"""Whose rows somebody sees: one's own, or those of who is acted for."""

from django.db.models import Model, QuerySet

from motcua.kit.actor import Actor


def party_rows[M: Model](rows: QuerySet[M], actor: Actor) -> QuerySet[M]:
    """The drafts or cases of the actor's party; under a mandate only of the services it covers."""
    if actor.entity_id is not None:
        rows = rows.filter(entity_id=actor.entity_id)
    else:
        rows = rows.filter(applicant_id=actor.party_id, entity_id=None)
    if actor.behalf and actor.behalf.services:
        rows = rows.filter(release__service__code__in=actor.behalf.services)
    return rows
