"""Who may do what with a case."""

from motcua.foundation.identity.enums import Role
from motcua.kit.actor import Actor
from motcua.services.cases.models import Case, Draft

OFFICE = (Role.COUNTER, Role.OFFICER, Role.LEADER)


def may_write(actor: Actor, draft: Draft) -> bool:
    """A draft belongs to its applicant alone."""
    return actor.person_id is not None and actor.person_id == draft.applicant_id


def is_applicant(actor: Actor, case: Case) -> bool:
    return actor.person_id is not None and actor.person_id == case.applicant_id


def may_work_on(actor: Actor, case: Case) -> bool:
    """Whoever holds a role in the competent unit sees the case."""
    return any(actor.holds(role, case.competent_unit_id) for role in OFFICE)


def may_receive(actor: Actor, case: Case) -> bool:
    return actor.holds(Role.COUNTER, case.competent_unit_id)


def may_propose(actor: Actor, case: Case) -> bool:
    """An officer of the unit; nobody decides on a request of their own."""
    return actor.holds(Role.OFFICER, case.competent_unit_id) and not is_applicant(actor, case)


def may_sign(actor: Actor, case: Case) -> bool:
    """A leader of the unit, but not one who proposed the decision or asks for it."""
    return (
        actor.holds(Role.LEADER, case.competent_unit_id)
        and actor.account_id != case.proposed_by_id
        and not is_applicant(actor, case)
    )
