"""Two packages of one service, compared for people."""

from motcua.services.catalogue.moves.asking import form_changes
from motcua.services.catalogue.moves.papers import given_changes, paper_changes
from motcua.services.catalogue.moves.saying import Said, ordered
from motcua.services.catalogue.moves.steps import step_changes
from motcua.services.catalogue.moves.terms import terms_changes
from motcua.services.catalogue.package.model import Package


def changes(before: Package, after: Package) -> tuple[Said, ...]:
    """Everything that changes for applicants and for the office, by its part."""
    return ordered(
        [
            *terms_changes(before.definition, after.definition),
            *form_changes(before.form, after.form),
            *paper_changes(before.definition, after.definition),
            *given_changes(before, after),
            *step_changes(before, after),
        ]
    )
