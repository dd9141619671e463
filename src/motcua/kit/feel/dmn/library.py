"""Models that import each other: each found, read once, and its references resolved."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.model import read_definitions
from motcua.kit.feel.dmn.model.elements import (
    VERSIONS,
    Definitions,
    DrgElement,
    Import,
    Reference,
)
from motcua.kit.feel.dmn.model.view import Named

MOST_SIBLINGS = 200
"""Files of a folder that are looked at to find an imported namespace."""


@dataclass(eq=False)
class Model:
    """One model, and the models it imports with the name it gives each (which may be empty)."""

    definitions: Definitions
    imports: "dict[Model, str]" = field(default_factory=dict)
    nodes: "list[Node]" = field(default_factory=list)
    """What can be required and evaluated."""
    by_id: "dict[str, Node]" = field(default_factory=dict)

    @property
    def file(self) -> str:
        return self.definitions.file

    def wrong(self, key: str, where: Named, **facts: object) -> DmnError:
        """An error at an element of this model."""
        return DmnError(key, file=self.file, line=where.line, element=where.title, **facts)

    def resolve(self, reference: Reference, owner: Named) -> "Node | None":
        """What ``owner`` refers to; none where that is no element that can be evaluated.

        Raises ``DmnError`` where the model or the element is not there.
        """
        namespace, _hash, identifier = reference.href.strip().rpartition("#")
        if namespace in {"", self.definitions.namespace}:
            model: Model | None = self
        else:
            model = next((m for m in self.imports if m.definitions.namespace == namespace), None)
        if model is None:
            raise self.wrong("model.not_imported", owner, namespace=namespace)
        if node := model.by_id.get(identifier):
            return node
        if any(source.id == identifier for source in model.definitions.knowledge_sources):
            return None
        raise self.wrong("model.unknown_reference", owner, reference=reference.href)


@dataclass(frozen=True, eq=False)
class Node:
    """An element within its model; each has one node."""

    model: Model
    element: DrgElement


def load(path: Path) -> Model:
    """A model from a file; what it imports is looked for in the same folder only."""
    return _Loader(path.parent).link(read_definitions(path))


def link(definitions: Definitions, *, imports: Iterable[Definitions] = ()) -> Model:
    """A model from objects, with the models that it may import."""
    loader = _Loader(None)
    loader.known = {model.namespace: model for model in imports}
    return loader.link(definitions)


class _Loader:
    """Links models, each once, and refuses circles."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.known: dict[str, Definitions] | None = None
        self.linked: dict[str, Model] = {}
        self.way: list[str] = []

    def link(self, definitions: Definitions) -> Model:
        model = Model(definitions)
        model.nodes = [Node(model, each) for each in definitions.drg_elements]
        model.by_id = {node.element.id: node for node in model.nodes if node.element.id}
        self.way.append(definitions.namespace)
        for imported in definitions.imports:
            if imported.kind in VERSIONS:
                model.imports[self.imported(model, imported)] = imported.name
        self.way.pop()
        return model

    def imported(self, model: Model, wanted: Import) -> Model:
        if wanted.namespace in self.way:
            raise model.wrong("model.import_circle", wanted, namespace=wanted.namespace)
        if wanted.namespace not in self.linked:
            self.linked[wanted.namespace] = self.link(self.find(model, wanted))
        return self.linked[wanted.namespace]

    def find(self, model: Model, wanted: Import) -> Definitions:
        if self.known is None:
            self.known = self.siblings()
        definitions = self.known.get(wanted.namespace)
        if definitions is None:
            raise model.wrong("model.import_missing", wanted, namespace=wanted.namespace)
        return definitions

    def siblings(self) -> dict[str, Definitions]:
        """The models of the folder by namespace; what is no model is passed over."""
        found: dict[str, Definitions] = {}
        for path in sorted(self.folder.glob("*.dmn") if self.folder else ())[:MOST_SIBLINGS]:
            try:
                definitions = read_definitions(path)
            except DmnError:
                continue
            found.setdefault(definitions.namespace, definitions)
        return found
