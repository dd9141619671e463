"""Test cases as ``testCases.xsd`` of the Technology Compatibility Kit writes them."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from motcua.kit.feel import compile_expression
from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.markup import Element, read_file

_SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
NAMESPACE = "http://www.omg.org/spec/DMN/20160719/testcase"


@dataclass(frozen=True)
class Given:
    """A value under a name; the namespace is empty for the model under test itself."""

    name: str
    namespace: str
    value: object


@dataclass(frozen=True)
class Case:
    """One case: what is evaluated, with which inputs, and what must come of it."""

    id: str
    kind: str
    invocable: str
    inputs: tuple[Given, ...]
    results: tuple[Given, ...]


@dataclass(frozen=True)
class Suite:
    """One file of cases for the model beside it."""

    path: Path
    model: Path
    cases: tuple[Case, ...]


def read_suite(path: Path) -> Suite | None:
    """The cases of a file; none where the XML is something else.

    Raises ``DmnError`` where a value is not of the type that stands beside it.
    """
    root = read_file(path).root
    if root.local != "testCases" or root.namespace != NAMESPACE:
        return None
    name = next((each.text.strip() for each in root.elements("modelName")), "")
    if not name:
        raise DmnError("tck.no_model", file=str(path), line=root.line, element=root.name)
    try:
        cases = tuple(_case(each) for each in root.elements("testCase"))
    except ValueError as error:
        raise DmnError("tck.value", file=str(path), reason=error) from None
    return Suite(path, path.parent / Path(name).name, cases)


def _case(element: Element) -> Case:
    return Case(
        id=element.attributes.get("id", ""),
        kind=element.attributes.get("type", "decision"),
        invocable=element.attributes.get("invocableName", ""),
        inputs=tuple(_given(each, each) for each in element.elements("inputNode")),
        results=tuple(
            _given(each, next(each.elements("expected"), None))
            for each in element.elements("resultNode")
        ),
    )


def _given(node: Element, holder: Element | None) -> Given:
    attributes = node.attributes
    value = None if holder is None else _value(holder)
    name = " ".join(attributes.get("name", "").split())
    return Given(name, attributes.get("namespace", ""), value)


def _value(holder: Element) -> object:
    """The value of an element that holds ``value``, ``list`` or ``component`` elements."""
    if _nil(holder):
        return None
    children = list(holder.elements("value", "list", "component"))
    if not children:
        return None
    first = children[0]
    if first.local == "component":
        return {
            child.attributes.get("name", ""): _value(child)
            for child in children
            if child.local == "component"
        }
    if _nil(first):
        return None
    if first.local == "list":
        return [_value(item) for item in first.elements("item")]
    return _simple(first)


def _nil(element: Element) -> bool:
    return _schema_attribute(element, "nil") in {"true", "1"}


def _schema_attribute(element: Element, local: str) -> str:
    for name, text in element.attributes.items():
        prefix, _colon, rest = name.rpartition(":")
        if rest == local and prefix and element.resolve(prefix) == _SCHEMA:
            return text
    return ""


def _simple(element: Element) -> object:
    kind = _schema_attribute(element, "type").rpartition(":")[2] or "string"
    text = element.text
    if kind not in _READERS:
        return text
    try:
        value = _READERS[kind](text.strip())
    except InvalidOperation:
        value = None
    if value is None:
        raise ValueError(f"{text!r} is no {kind}")
    return value


def _by(function: str) -> Callable[[str], object]:
    """A reader that is a conversion of FEEL itself."""
    expression = compile_expression(f"{function}(text)", names=["text"])
    return lambda text: expression.evaluate({"text": text})


_READERS: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(("decimal", "double", "float", "integer", "int", "long", "short"), Decimal),
    "boolean": lambda text: text in {"true", "1"},
    "date": _by("date"),
    "time": _by("time"),
    "dateTime": _by("date and time"),
    "duration": _by("duration"),
}
"""Simple type of XML Schema: how its text is read; every other one is a string."""
