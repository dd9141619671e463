"""From markup to the small things: expressions, messages, transfers of data, our extensions."""

from collections.abc import Iterable
from typing import TypedDict

from motcua.kit.bpmn.markup import Element, child, children, ours, said
from motcua.kit.bpmn.model import Budget, Expression, Item, Office, Outcome, Transfer
from motcua.kit.bpmn.reading.references import References, reference_text


class Common(TypedDict):
    """What every item is made of."""

    id: str
    name: str
    element: Element


def common(element: Element) -> Common:
    """Identifier, name and markup."""
    given = element.attributes
    return {"id": given.get("id", ""), "name": given.get("name", ""), "element": element}


def by_id[Kind: Item](items: Iterable[Kind]) -> dict[str, Kind]:
    """Items by their identifiers, in their order."""
    return {item.id: item for item in items}


def true(element: Element, name: str, *, default: bool = False) -> bool:
    """A truth value of XML Schema."""
    text = element.attributes.get(name, "").strip()
    return text in {"true", "1"} if text else default


def whole(element: Element, name: str) -> int | None:
    """A whole number; ``None`` where there is none or it cannot be read."""
    text = element.attributes.get(name, "").strip()
    try:
        return int(text) if len(text) < 20 else None
    except ValueError:
        return None


def expression(element: Element, name: str) -> Expression | None:
    """The expression in a child element; ``None`` where there is no such element."""
    found = child(element, name)
    return None if found is None else written(found)


def written(element: Element) -> Expression:
    """The characters of an element as an expression."""
    return Expression(said(element), element.line)


def office(element: Element) -> Office:
    """What our extension elements say."""
    step = next(ours(element, "step"), None)
    names = _names(ours(element, "name"))
    if step is None:
        return Office(names) if names else _NOTHING
    given = step.attributes
    amount = given.get("budget", "")
    return Office(
        names=names,
        role=given.get("role", ""),
        budget=Budget(amount, given.get("unit", "")) if amount else None,
        form=given.get("form", ""),
        outcomes=tuple(
            Outcome(each.attributes.get("key", ""), _names(children(each, "name")))
            for each in children(step, "outcome")
        ),
    )


def _names(elements: Iterable[Element]) -> dict[str, str]:
    return {each.attributes.get("lang", ""): said(each) for each in elements}


_NOTHING = Office()


def transfers(element: Element, name: str, references: References) -> tuple[Transfer, ...]:
    """What the data associations of this name carry."""
    return tuple(
        transfer
        for association in children(element, name)
        for transfer in _carried(association, references)
    )


def _carried(association: Element, references: References) -> list[Transfer]:
    target = references.data_name(reference_text(association, "targetRef"))
    assignments = children(association, "assignment")
    if assignments:
        return [
            Transfer(
                references.data_name(said(child(each, "to"))) or target,
                value=expression(each, "from"),
            )
            for each in assignments
        ]
    if (value := expression(association, "transformation")) is not None:
        return [Transfer(target, value=value)]
    return [Transfer(target, references.data_name(reference_text(association, "sourceRef")))]
