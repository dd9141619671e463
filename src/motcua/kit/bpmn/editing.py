"""Changes to a model: each gives a new one that differs in what was asked for alone."""

from collections.abc import Mapping

from motcua.kit.bpmn.errors import BpmnError, Rule
from motcua.kit.bpmn.markup import (
    OURS,
    Comment,
    Document,
    Element,
    Instruction,
    Text,
    children,
    ours,
)
from motcua.kit.bpmn.model import Definitions, Office
from motcua.kit.bpmn.reading import model_of
from motcua.kit.bpmn.reading.references import References

NO_ELEMENT = Rule(
    "edit.no_element",
    vi="Mô hình không có phần tử nào mang mã {id}.",
    vi_cure="Hãy kiểm tra lại mã.",
    en="The model has no element with the identifier {id}.",
    en_cure="Check the identifier.",
)


def renamed(definitions: Definitions, identifier: str, name: str) -> Definitions:
    """The model with another name for one element; ``BpmnError`` where there is no such element."""
    document, element = _copy_with(definitions, identifier)
    element.attributes["name"] = name
    return model_of(document, file=definitions.file)


def with_office(definitions: Definitions, identifier: str, office: Office) -> Definitions:
    """The model with our extension elements of one element saying this and nothing else.

    What others have put into the extension elements stays. ``BpmnError`` where there is no such
    element.
    """
    document, element = _copy_with(definitions, identifier)
    extensions = _extensions(element)
    old = [*ours(element, "step", "name")]
    extensions.children = [each for each in extensions.children if each not in old]
    prefix = _prefix(document.root)
    extensions.children += _written(office, extensions, prefix)
    return model_of(document, file=definitions.file)


def _copy_with(definitions: Definitions, identifier: str) -> tuple[Document, Element]:
    old = definitions.document
    document = Document(_copied(old.root, None), [*old.before], [*old.after], old.standalone)
    element = References(document).by_id.get(identifier)
    if element is None:
        raise BpmnError(NO_ELEMENT.finding(definitions.file, id=identifier))
    return document, element


def _copied(element: Element, parent: Element | None) -> Element:
    copy = Element(element.name, {**element.attributes}, [], parent, element.line)
    copy.children = [_copied_child(each, copy) for each in element.children]
    return copy


def _copied_child(
    child: Element | Text | Comment | Instruction, parent: Element
) -> Element | Text | Comment | Instruction:
    match child:
        case Element():
            return _copied(child, parent)
        case Text():
            return Text(child.text, child.cdata)
    return child


def _extensions(element: Element) -> Element:
    """The extension elements of an element; new ones stand after its documentation."""
    found = children(element, "extensionElements")
    if found:
        return found[0]
    made = element.make("extensionElements")
    after = children(element, "documentation")
    element.children.insert(element.children.index(after[-1]) + 1 if after else 0, made)
    return made


def _prefix(root: Element) -> str:
    """The prefix of our namespace, declared where it was not."""
    for name, namespace in root.attributes.items():
        if namespace == OURS and name.startswith("xmlns:"):
            return name.removeprefix("xmlns:")
    root.attributes["xmlns:motcua"] = OURS
    return "motcua"


def _written(office: Office, parent: Element, prefix: str) -> list[Element]:
    budget = office.budget
    step = Element(
        f"{prefix}:step",
        {
            name: text
            for name, text in {
                "role": office.role,
                "form": office.form,
                "budget": budget.amount if budget else "",
                "unit": budget.unit if budget else "",
            }.items()
            if text
        },
        parent=parent,
    )
    for outcome in office.outcomes:
        each = Element(f"{prefix}:outcome", {"key": outcome.key}, parent=step)
        each.children += _names(outcome.names, each, prefix)
        step.children.append(each)
    said = bool(step.attributes or step.children)
    return [*_names(office.names, parent, prefix), *([step] if said else [])]


def _names(names: Mapping[str, str], parent: Element, prefix: str) -> list[Element]:
    return [
        Element(f"{prefix}:name", {"lang": language}, [Text(name)], parent)
        for language, name in names.items()
    ]
