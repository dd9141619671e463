"""The kinds of data: when two things hold the same, and lists that are lists."""

from collections.abc import Iterator

from motcua.kit.bpmn.checking.look import Look, called
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.markup import Element, child, said
from motcua.kit.bpmn.reading.items import true

COLLECTION = Rule(
    "data.collection",
    vi="isCollection của {data} không khớp với itemDefinition {item}.",
    vi_cure="Hãy ghi isCollection giống nhau ở cả hai chỗ.",
    en="isCollection of {data} differs from that of the itemDefinition {item}.",
    en_cure="Write the same in both places.",
)
ELEMENT_KIND = Rule(
    "data.element",
    vi="{one} phải là một phần tử của danh sách {whole}, cùng kiểu và không phải danh sách.",
    vi_cure="Hãy dùng một itemDefinition có cùng structureRef và isCollection là false.",
    en="{one} must be one element of the list {whole}: of its type, and no list.",
    en_cure="Use an itemDefinition with the same structureRef whose isCollection is false.",
)

_DATA = ("dataInput", "dataOutput", "dataObject")


def item_of(look: Look, element: Element) -> Element | None:
    """The definition of what an element holds; ``None`` where nothing says it."""
    for name in ("itemSubjectRef", "itemRef", "structureRef"):
        if (item := look.references.attribute(element, name, "itemDefinition")) is not None:
            return item
    if element.local == "dataObjectReference":
        meant = look.references.attribute(element, "dataObjectRef", "dataObject")
        return None if meant is None else item_of(look, meant)
    return None


def same(one: Element, other: Element) -> bool:
    """Whether two definitions are of the same kind of thing."""
    structure = one.attributes.get("structureRef")
    return one is other or (
        structure is not None and structure == other.attributes.get("structureRef")
    )


def lists_are_lists(look: Look) -> Iterator[Finding]:
    for element in look.all(*_DATA):
        item = look.references.attribute(element, "itemSubjectRef", "itemDefinition")
        if item is None:
            continue
        if true(item, "isCollection") != true(element, "isCollection"):
            facts = {"data": called(element), "item": item.attributes.get("id", "")}
            yield look.finding(COLLECTION, element, **facts)


def elements_fit_their_list(look: Look) -> Iterator[Finding]:
    for element in look.all("multiInstanceLoopCharacteristics"):
        for whole_name, one_name in _LISTS:
            one = child(element, one_name)
            reference = said(child(element, whole_name))
            whole = look.references.named(reference) if reference else None
            if one is None or whole is None:
                continue
            items = item_of(look, one), item_of(look, whole)
            if items[0] is None or items[1] is None:
                continue
            if true(items[0], "isCollection") or not same(items[0], items[1]):
                facts = {"one": called(one), "whole": called(whole)}
                yield look.finding(ELEMENT_KIND, one, **facts)


_LISTS = (("loopDataInputRef", "inputDataItem"), ("loopDataOutputRef", "outputDataItem"))

CHECKS = (lists_are_lists, elements_fit_their_list)
