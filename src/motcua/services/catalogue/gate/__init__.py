"""The gate: what keeps a package from being published, with file, line and cure.

    >>> findings = check(package, house_of(profile, today), record=published)
    >>> refused(findings)
    True
    >>> print(findings[0].sentence("vi"))

Form      pages that nothing opens, answers that nothing uses, texts that are hard to read
People    personal data without a need, or known to a register of the State
Process   what ``kit.bpmn`` finds, as a story of steps; roles, names, budgets, expressions
Letters   templates that cannot be set or that nobody sends
State     fees, limits and papers that are not those of the national record
Examples  too few, or past a branch

Nothing here reads a table: whoever calls gives the national record, or None.
"""

from collections.abc import Iterable

from motcua.services.catalogue.gate import (
    asking,
    budgets,
    decisions,
    examples,
    expressions,
    letters,
    national,
    reaching,
    references,
    steps,
    story,
    texts,
    using,
)
from motcua.services.catalogue.gate.house import House, house_of
from motcua.services.catalogue.gate.look import Check, Look
from motcua.services.catalogue.package.findings import REFUSED, Finding
from motcua.services.catalogue.package.model import Package
from motcua.services.catalogue.records import ProcedureRecord

__all__ = ["House", "check", "house_of", "refused"]

CHECKS: tuple[Check, ...] = (
    *references.CHECKS,
    *texts.CHECKS,
    *reaching.CHECKS,
    *using.CHECKS,
    *asking.CHECKS,
    *story.CHECKS,
    *steps.CHECKS,
    *expressions.CHECKS,
    *budgets.CHECKS,
    *decisions.CHECKS,
    *letters.CHECKS,
    *national.CHECKS,
    *examples.CHECKS,
)


def check(
    package: Package, where: House, *, record: ProcedureRecord | None = None
) -> tuple[Finding, ...]:
    """Everything that is wrong with a package, by file and line; empty for a good one."""
    look = Look(package, where, record)
    found = [finding for each in CHECKS for finding in each(look)]
    once = {(each.file, each.line, each.rule, each.problem["vi"]): each for each in found}
    return tuple(once[key] for key in sorted(once))


def refused(findings: Iterable[Finding]) -> bool:
    """Whether any of them keeps the package from being published."""
    return any(finding.level == REFUSED for finding in findings)
