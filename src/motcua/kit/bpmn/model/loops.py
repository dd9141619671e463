"""How an activity is done more than once."""

from dataclasses import dataclass
from enum import StrEnum

from motcua.kit.bpmn.model.events import EventDefinition
from motcua.kit.bpmn.model.items import Expression, Item, Transfer


@dataclass(frozen=True, kw_only=True, eq=False)
class Loop(Item):
    """Again as long as the condition holds, at most ``maximum`` times."""

    condition: Expression | None
    maximum: int | None = None
    tests_before: bool = False


class Behavior(StrEnum):
    """When the instances of an activity tell what is attached to it that one is done."""

    ALL = "All"
    NONE = "None"
    ONE = "One"
    COMPLEX = "Complex"


@dataclass(frozen=True)
class Telling:
    """What is thrown when an instance ends while the condition holds."""

    condition: Expression
    definitions: tuple[EventDefinition, ...]


@dataclass(frozen=True, kw_only=True, eq=False)
class MultiInstance(Item):
    """Once for each of a number, or for each element of a collection.

    ``collection`` says how the list is found in the data outside, ``results`` the name that the
    list of results gets there; ``item`` and ``result`` are one element's names within an instance.
    """

    sequential: bool = False
    cardinality: Expression | None = None
    collection: Transfer | None = None
    item: str = ""
    results: str = ""
    result: str = ""
    completion: Expression | None = None
    behavior: Behavior = Behavior.ALL
    none_event: EventDefinition | None = None
    one_event: EventDefinition | None = None
    tellings: tuple[Telling, ...] = ()
