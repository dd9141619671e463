"""What requires what: the order in which decisions are made, without circles."""

from collections.abc import Iterator

from motcua.kit.feel.dmn.library import Model, Node
from motcua.kit.feel.dmn.model.elements import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    Reference,
)


def required(node: Node) -> tuple[Node, ...]:
    """What ``node`` needs before it can be evaluated, in the order it names them."""
    return tuple(dict.fromkeys(_required(node)))


def _required(node: Node) -> Iterator[Node]:
    for reference in _references(node):
        if (found := node.model.resolve(reference, node.element)) is not None:
            yield found


def _references(node: Node) -> Iterator[Reference]:
    element = node.element
    if isinstance(element, DecisionService):
        yield from element.outputs
        return
    if isinstance(element, Decision):
        for need in element.information:
            if need.target:
                yield need.target
    if isinstance(element, Decision | BusinessKnowledgeModel):
        for need in element.knowledge:
            if need.target:
                yield need.target


def order(goal: Node) -> list[Node]:
    """``goal`` last, and before each node all that it requires; raises ``DmnError`` on a circle."""
    done: dict[Node, None] = {}
    way: dict[Node, Iterator[Node]] = {goal: iter(required(goal))}
    while way:
        node, waiting = next(reversed(way.items()))
        following = next((each for each in waiting if each not in done), None)
        if following is None:
            done[node] = None
            del way[node]
        elif following in way:
            raise node.model.wrong("graph.circle", node.element, other=following.element.known_as)
        else:
            way[following] = iter(required(following))
    return list(done)


def check(model: Model) -> None:
    """Raise ``DmnError`` at the first reference that leads nowhere or in a circle."""
    for element in model.elements.values():
        order(Node(model, element))
