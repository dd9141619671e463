"""The elements of a model, compiled one by one, each in the scope of what it requires."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import RLock

from motcua.kit.feel.dmn.graph import order, required
from motcua.kit.feel.dmn.library import Model, Node
from motcua.kit.feel.dmn.logic import Logic, Place, Scope, compiled, typed
from motcua.kit.feel.dmn.logic.base import External, Notes
from motcua.kit.feel.dmn.logic.functions import FunctionLogic, function_definition
from motcua.kit.feel.dmn.model.elements import (
    BusinessKnowledgeModel,
    Decision,
    DecisionService,
    DrgElement,
    InputData,
    Reference,
)
from motcua.kit.feel.dmn.types import TypeBook
from motcua.kit.feel.types import ANY, ContextType, FunctionType, Type
from motcua.kit.feel.values import Parameter


@dataclass(frozen=True)
class Names:
    """The names an element sees: of its own model, and of others behind the name of an import."""

    own: tuple[tuple[str, Node], ...]
    imported: tuple[tuple[str, tuple[tuple[str, Node], ...]], ...]

    def of(self, known: Mapping[Node, object]) -> dict[str, object]:
        """The same names with what is known of their elements."""
        values = {name: known[node] for name, node in self.own}
        for called, inside in self.imported:
            values[called] = {name: known[node] for name, node in inside}
        return values


@dataclass(frozen=True)
class Ready:
    """A compiled element; an input has no logic."""

    node: Node
    name: str
    type: Type
    names: Names
    place: Place
    logic: Logic | None = None


@dataclass(frozen=True)
class Service:
    """A decision service: what is given to it, in order, and what it gives."""

    node: Node
    parameters: tuple[tuple[Parameter, Node], ...]
    outputs: tuple[Node, ...]
    plan: tuple[Node, ...]
    """What is evaluated, in order; what is given needs nothing."""
    result: Type


class Compiler:
    """Compiles elements when they are first needed, and keeps them."""

    def __init__(
        self, root: Model, external: Mapping[str, External], notes: Notes | None = None
    ) -> None:
        self.books: dict[Model, TypeBook] = {}
        TypeBook(root, self.books)
        self.external = external
        self.notes = notes
        self.lock = RLock()
        self.ready: dict[Node, Ready] = {}
        self.services: dict[Node, Service] = {}

    def prepare(self, goal: Node) -> None:
        """Compile the goal and all that it requires; threads wait for each other."""
        with self.lock:
            for node in order(goal):
                if isinstance(node.element, DecisionService):
                    self.service(node)
                if node not in self.ready:
                    self.ready[node] = self._ready(node)

    def inputs(self, model: Model) -> dict[str, Type]:
        """The inputs of a model by name; those of an imported one as a context."""
        with self.lock:
            kinds: dict[str, Type] = {
                node.element.known_as: self.books[model].find(node.element.type_ref, node.element)
                for node in model.nodes
                if isinstance(node.element, InputData)
            }
            for imported, name in model.imports.items():
                inside = self.inputs(imported)
                kinds |= {name: ContextType(inside)} if name else inside
            return kinds

    def service(self, node: Node) -> Service:
        """The parts of a decision service; its decisions have to be ready already."""
        if node not in self.services:
            self.services[node] = self._service(node)
        return self.services[node]

    def _ready(self, node: Node) -> Ready:
        element = node.element
        needs = () if isinstance(element, DecisionService) else required(node)
        names = _names(node, needs)
        types = {each: self.ready[each].type for each in needs}
        scope = Scope(
            node.model,
            self.books[node.model],
            element.known_as,
            _known(names, types),
            self.external,
            self.notes,
        )
        declared = scope.find(element.type_ref, element)
        place = scope.place(element)
        if isinstance(element, Decision):
            logic = typed(compiled(element.logic, scope, place), declared, place)
            return Ready(node, element.known_as, logic.type, names, place, logic)
        if isinstance(element, BusinessKnowledgeModel):
            logic = _knowledge(element, scope, declared)
            return Ready(node, element.known_as, logic.type, names, place, logic)
        if isinstance(element, DecisionService):
            service = self.services[node]
            kinds = tuple(parameter.type or ANY for parameter, _node in service.parameters)
            return Ready(node, element.known_as, FunctionType(kinds, service.result), names, place)
        return Ready(node, element.known_as, declared, names, place)

    def _service(self, node: Node) -> Service:
        element = node.element
        assert isinstance(element, DecisionService)  # noqa: S101
        given = _resolved(node, [*element.input_data, *element.input_decisions], element)
        outputs = _resolved(node, element.outputs, element)
        kinds = {each.element.known_as: self.ready[each].type for each in outputs}
        result = next(iter(kinds.values())) if len(outputs) == 1 else ContextType(kinds)
        parameters = tuple((self._parameter(each), each) for each in given)
        plan = tuple(order(*outputs, services=False, given=given))
        return Service(node, parameters, outputs, plan, result)

    def _parameter(self, node: Node) -> Parameter:
        element = node.element
        kind = self.books[node.model].find(element.type_ref, element)
        return Parameter(element.known_as, kind)


def _resolved(node: Node, references: Iterable[Reference], element: DrgElement) -> tuple[Node, ...]:
    found = (node.model.resolve(each, element) for each in references)
    return tuple(each for each in found if each is not None)


def _names(node: Node, needs: Iterable[Node]) -> Names:
    own: list[tuple[str, Node]] = []
    imported: dict[str, list[tuple[str, Node]]] = {}
    for need in needs:
        called = "" if need.model is node.model else node.model.imports[need.model]
        holder = imported.setdefault(called, []) if called else own
        holder.append((need.element.known_as, need))
    return Names(tuple(own), tuple((name, tuple(inside)) for name, inside in imported.items()))


def _known(names: Names, types: Mapping[Node, Type]) -> dict[str, Type]:
    known = {name: types[node] for name, node in names.own}
    for called, inside in names.imported:
        known[called] = ContextType({name: types[node] for name, node in inside})
    return known


def _knowledge(element: BusinessKnowledgeModel, scope: Scope, declared: Type) -> Logic:
    """The function of a knowledge model; before DMN 1.2 its variable had the type of the result."""
    place = scope.place(element)
    if element.function is None:
        return compiled(None, scope, place)
    logic = function_definition(element.function, scope, compiled)
    if isinstance(logic, FunctionLogic) and declared != ANY:
        result = declared.result if isinstance(declared, FunctionType) else declared
        return FunctionLogic(logic.parameters, logic.body, result)
    return logic
