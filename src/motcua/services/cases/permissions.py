"""Who may do what with a case."""

from motcua.foundation.identity.enums import Role
from motcua.kit.actor import Actor
from motcua.services.cases.models import Case, Draft
from motcua.services.catalogue.queries.service import release

OFFICE = (Role.COUNTER, Role.OFFICER, Role.LEADER)


def may_write(actor: Actor, draft: Draft) -> bool:
    """A draft belongs to its applicant, and to who acts for them in this service."""
    return _is_party(actor, draft.applicant_id, draft.entity_id, draft.release_id)


def may_move(actor: Actor) -> bool:
    """Move the drafts of a service to another release: whoever may publish one."""
    return actor.is_system or bool(actor.units_as(Role.ADMIN))


def is_applicant(actor: Actor, case: Case) -> bool:
    """Whose case it is, or who acts for them in this service now."""
    return _is_party(actor, case.applicant_id, case.entity_id, case.release_id)


def has_part_in(actor: Actor, case: Case) -> bool:
    """Whether the request is one's own, or was handed in by oneself: then one does not decide."""
    return actor.person_id is not None and actor.person_id in {
        case.applicant_id,
        case.handed_in_by_id,
    }


def may_work_on(actor: Actor, case: Case) -> bool:
    """Whoever holds a role in the competent unit sees the case."""
    return any(actor.holds(role, case.competent_unit_id) for role in OFFICE)


def may_receive(actor: Actor, case: Case) -> bool:
    return actor.holds(Role.COUNTER, case.competent_unit_id)


def may_propose(actor: Actor, case: Case) -> bool:
    """An officer of the unit; nobody decides on a request that they have a part in."""
    return actor.holds(Role.OFFICER, case.competent_unit_id) and not has_part_in(actor, case)


def may_sign(actor: Actor, case: Case) -> bool:
    """A leader of the unit, but not one who proposed the decision or asks for it.

    A substitute who proposed as one does not sign as the other, whosever role it is.
    """
    return (
        actor.holds(Role.LEADER, case.competent_unit_id)
        and actor.account_id != case.proposed_by_id
        and not has_part_in(actor, case)
    )


def _is_party(actor: Actor, person_id: int, entity_id: int | None, release_id: int) -> bool:
    if actor.entity_id != entity_id or (entity_id is None and actor.party_id != person_id):
        return False
    if actor.behalf is None:
        return actor.person_id is not None
    return actor.covers(release(release_id).definition.code)
