"""What follows from the answers: the case with its papers, the fee, who decides, the result.

``values`` are what the form calculates: as the walk gives them, or as a case keeps them.
"""

from collections.abc import Mapping
from decimal import Decimal

from motcua.instruments.forms.walk import Walk
from motcua.kit.feel.dmn import DecisionModel
from motcua.services.catalogue.package.model import ServiceDefinition
from motcua.services.catalogue.package.parts import Note, Outcome, Paper, PaperCase

type Values = Mapping[str, object]
CHANNEL = "channel"
"""The name by which a decision knows the channel."""


def facts_of(way: Walk) -> dict[str, object]:
    """What expressions see of a whole form: answers, values and ``today``, by their names."""
    first = next((stop for stop in way.stops if not stop.path), None)
    return dict(way.scope(first)) if first else dict(way.values)


def holds(values: Values, when: str) -> bool:
    """Whether a condition is known to be true; an empty one always is."""
    return not when or values.get(when) in (True, "yes")


def case_of(definition: ServiceDefinition, values: Values) -> PaperCase | None:
    """The case that applies: the first whose condition holds, else the first without one."""
    named = (case for case in definition.cases if case.when and holds(values, case.when))
    usual = (case for case in definition.cases if not case.when)
    return next(named, None) or next(usual, None)


def papers_of(definition: ServiceDefinition, values: Values) -> tuple[Paper, ...]:
    """The papers that have to be handed in with these answers."""
    case = case_of(definition, values)
    return tuple(each for each in case.papers if holds(values, each.when)) if case else ()


def notes_of(definition: ServiceDefinition, values: Values) -> tuple[Note, ...]:
    """What is to be said with these answers."""
    return tuple(note for note in definition.notes if holds(values, note.when))


def result_of(definition: ServiceDefinition, values: Values) -> Outcome:
    """What a granted case ends in: the first result whose condition holds, else the usual one."""
    named = (each for each in definition.results if each.when and not each.at)
    return next((each for each in named if holds(values, each.when)), definition.result)


def document_of(definition: ServiceDefinition, values: Values, *, refused: bool) -> Outcome:
    """The document that ends a case: its result, or the refusal."""
    return definition.refusal if refused else result_of(definition, values)


def competent_place(definition: ServiceDefinition, values: Values) -> str:
    """The code of the place whose unit decides; empty where that is the operator."""
    code = values.get(definition.competent.value) if definition.competent.value else None
    return code if isinstance(code, str) else ""


def fee_of(
    definition: ServiceDefinition,
    channel: str,
    *,
    values: Values,
    facts: Mapping[str, object],
    decisions: Mapping[str, DecisionModel],
) -> int | None:
    """What has to be paid through a channel; None where it cannot be told, or not yet.

    ``facts`` are what expressions see: answers and values. A decision is asked with those that it
    knows by name, and with ``channel``.
    """
    found = definition.channel(channel) or definition.online
    fee = found.fee
    if fee.decision:
        known = {**facts, **values, CHANNEL: found.key}
        return _amount(decided(fee.decision, known, decisions))
    return _amount(values.get(fee.value)) if fee.value else fee.amount


def decided(name: str, facts: Values, decisions: Mapping[str, DecisionModel]) -> object:
    """What a decision of the package says of these facts, by the names of its inputs.

    None for one that the package does not have. Raises ``DmnError`` at a bound of work.
    """
    model = decisions.get(name)
    if model is None:
        return None
    known = {each: facts.get(each) for each in model.parameters(name)}
    return model.evaluate(name, known)


def _amount(found: object) -> int | None:
    """A whole number of the currency, from 0 on; None for anything else."""
    if isinstance(found, bool) or not isinstance(found, int | Decimal):
        return None
    return int(found) if found >= 0 and found == int(found) else None
