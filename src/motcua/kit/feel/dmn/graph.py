"""What requires what: the order in which decisions are made, without circles."""

from collections.abc import Callable, Collection, Iterable, Iterator

from motcua.kit.feel.dmn.library import Model, Node
from motcua.kit.feel.dmn.model.elements import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Reference,
    Requirement,
)


def required(node: Node, *, services: bool = True) -> tuple[Node, ...]:
    """What ``node`` needs before it can be evaluated, in the order it names them.

    With ``services`` a decision service needs its output decisions, else it is a function only.
    """
    found = (node.model.resolve(each, node.element) for each in _references(node, services))
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _references(node: Node, services: bool) -> Iterator[Reference]:
    element = node.element
    if isinstance(element, DecisionService) and services:
        yield from element.outputs
    needs: list[Requirement] = []
    if isinstance(element, Decision):
        needs += element.information
    if isinstance(element, Decision | BusinessKnowledgeModel):
        needs += element.knowledge
    yield from (need.target for need in needs if need.target)


def order(*goals: Node, services: bool = True, given: Collection[Node] = ()) -> list[Node]:
    """The goals, and before each node all that it requires; what is ``given`` requires nothing.

    Raises ``DmnError`` on a circle.
    """
    done: dict[Node, None] = {}
    for goal in goals:
        _add(goal, done, lambda node: () if node in given else required(node, services=services))
    return list(done)


def _add(goal: Node, done: dict[Node, None], needs: Callable[[Node], Iterable[Node]]) -> None:
    """Add the goal behind all that it needs; no recursion, so that no chain is too long."""
    if goal in done:
        return
    way: dict[Node, Iterator[Node]] = {goal: iter(needs(goal))}
    while way:
        node, waiting = next(reversed(way.items()))
        following = next((each for each in waiting if each not in done), None)
        if following is None:
            done[node] = None
            del way[node]
        elif following in way:
            raise node.model.wrong("graph.circle", node.element, other=following.element.known_as)
        else:
            way[following] = iter(needs(following))


def check(model: Model) -> None:
    """Raise ``DmnError`` where a name stands twice, or a reference leads nowhere or in a circle."""
    first: dict[str, int] = {}
    for node in model.nodes:
        name = node.element.known_as
        if name in first:
            raise model.wrong("model.name_twice", node.element, first=first[name])
        first[name] = node.element.line
    order(*model.nodes)
