"""What an identifier in a model stands for."""

from motcua.kit.bpmn.markup import Document, Element, child, elements_of_bpmn, said


def local(reference: str) -> str:
    """The identifier in a reference, which may carry a prefix."""
    return reference.strip().rpartition(":")[2]


class References:
    """All elements of BPMN that have an identifier; where two share one, the first counts."""

    def __init__(self, document: Document) -> None:
        self.by_id: dict[str, Element] = {}
        for element in elements_of_bpmn(document.root):
            identifier = element.attributes.get("id")
            if identifier and identifier not in self.by_id:
                self.by_id[identifier] = element

    def named(self, reference: str, *names: str) -> Element | None:
        """What is meant, if it is an element of BPMN with one of these names."""
        element = self.by_id.get(local(reference))
        return None if element is None or (names and element.local not in names) else element

    def attribute(self, element: Element, name: str, *names: str) -> Element | None:
        """What an attribute, or a child element of that name, refers to."""
        return self.named(reference_text(element, name), *names)

    def data_name(self, reference: str) -> str:
        """What expressions call a piece of data; the identifier where nothing has a name."""
        element = self.named(reference)
        if element is None:
            return local(reference)
        meant = self.attribute(element, "dataObjectRef") or self.attribute(element, "dataStoreRef")
        names = (each.attributes.get("name", "") for each in (meant, element) if each is not None)
        return next(filter(None, names), local(reference))


def reference_text(element: Element, name: str) -> str:
    """A reference as it is written, whether in an attribute or in a child element."""
    return element.attributes.get(name) or said(child(element, name))
