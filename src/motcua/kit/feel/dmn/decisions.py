"""Models ready to decide: each element is compiled once, when it is first asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from motcua.kit.feel.calling import call
from motcua.kit.feel.codec import as_type
from motcua.kit.feel.dmn.compiling import Compiler, Ready, Service
from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.graph import check, order
from motcua.kit.feel.dmn.library import Model, Node
from motcua.kit.feel.dmn.logic import Logic, fit
from motcua.kit.feel.dmn.logic.base import External, listening
from motcua.kit.feel.dmn.logic.functions import FunctionLogic
from motcua.kit.feel.dmn.model.elements import Decision, DecisionService, InputData
from motcua.kit.feel.dmn.watch import DecisionReason, DmnTrouble, Watch
from motcua.kit.feel.errors import FeelError, Said, Spent
from motcua.kit.feel.running import DEEPEST_CALLS, Clock, running
from motcua.kit.feel.types import ANY, Type
from motcua.kit.feel.values import Function


@dataclass(frozen=True)
class Answer:
    """A value, with its reasons and with what became null on the way."""

    value: object
    decisions: tuple[DecisionReason, ...] = ()
    """Each decision that was made, before those that rest on it."""
    troubles: tuple[DmnTrouble, ...] = ()


class DecisionModel:
    """A model that can be asked; it keeps nothing of what it was asked."""

    def __init__(
        self,
        model: Model,
        *,
        external: Mapping[str, External] | None = None,
        clock: Clock | None = None,
    ) -> None:
        """Raises ``DmnError`` where a reference leads nowhere or in a circle.

        ``external`` are functions that the model may call, by ``class.signature``; ``clock``
        gives ``now()`` and ``today()``, which have no value without it.
        """
        check(model)
        self.model = model
        self.clock = clock
        self.compiler = Compiler(model, external or {})
        self.nodes = {node.element.known_as: node for node in model.nodes}
        self._plans: dict[Node, list[Node]] = {}
        self._ways = _ways(model)

    def evaluate(self, name: str, inputs: Mapping[str, object]) -> object:
        """The value of a decision for these inputs, without reasons.

        ``name`` may also be a knowledge model or a decision service; the inputs are then its
        parameters. Inputs of an imported model stand in a context under the import's name.
        """
        return self._bounded(name, inputs, None)

    def explain(self, name: str, inputs: Mapping[str, object]) -> Answer:
        """The same value, with the rules that fired and with what became null, and why."""
        watch = Watch()
        value = self._bounded(name, inputs, watch)
        return Answer(value, tuple(watch.decisions), tuple(watch.troubles))

    def parameters(self, name: str) -> dict[str, Type]:
        """What may be given to a decision, with the types; raises ``DmnError`` for no decision."""
        node = self._node(name)
        self.compiler.prepare(node)
        if isinstance(node.element, DecisionService):
            pairs = self.compiler.service(node).parameters
            return {parameter.name: parameter.type or ANY for parameter, _node in pairs}
        if isinstance(logic := self.compiler.ready[node].logic, FunctionLogic):
            return {parameter.name: parameter.type or ANY for parameter in logic.parameters}
        return self.compiler.inputs(self.model)

    def read_inputs(self, name: str, given: object) -> dict[str, object]:
        """Inputs from JSON, with strings read as dates where an input wants them.

        Raises ``DmnError`` for a name that the decision does not know.
        """
        known = self.parameters(name)
        if not isinstance(given, dict):
            raise DmnError("run.no_names", file=self.model.file, element=name)
        for each in given:
            if each not in known:
                near = get_close_matches(each, list(known), n=1) or [*known, ""]
                facts = {"name": each, "near": near[0]}
                raise DmnError("run.unknown_input", file=self.model.file, element=name, **facts)
        return {each: as_type(value, known[each]) for each, value in given.items()}

    def prepare(self) -> None:
        """Compile everything now; raises ``DmnError`` at the first element that is wrong."""
        for node in self.model.nodes:
            self.compiler.prepare(node)

    def _bounded(self, name: str, inputs: Mapping[str, object], watch: Watch | None) -> object:
        """The value within one bound for all that it needs; ``DmnError`` when that is reached."""
        try:
            with running(clock=self.clock):
                return self._evaluate(name, inputs, watch)
        except FeelError as error:
            said = error.said
        except Spent as spent:
            said = Said(spent.key, spent.facts)
        except RecursionError:
            said = Said("bound.depth", {"most": DEEPEST_CALLS})
        raise DmnError("evaluate.bound", file=self.model.file, element=name, reason=said)

    def _evaluate(self, name: str, inputs: Mapping[str, object], watch: Watch | None) -> object:
        node = self._node(name)
        known: dict[Node, object] = {}
        self._run(self._plan(node), known, inputs, watch)
        value = known[node]
        if not isinstance(value, Function) or isinstance(node.element, Decision | InputData):
            return value
        given = [inputs.get(parameter.name) for parameter in value.parameters]
        if watch is None:
            return call(value, given, (), (1, 1))
        with listening(self.compiler.ready[node].place, watch):
            return call(value, given, (), (1, 1))

    def _node(self, name: str) -> Node:
        if name not in self.nodes:
            near = get_close_matches(name, list(self.nodes), n=1) or [*self.nodes, ""]
            raise DmnError("run.unknown", file=self.model.file, name=name, near=near[0])
        return self.nodes[name]

    def _plan(self, node: Node) -> list[Node]:
        """What is evaluated for a node, in order, each one compiled."""
        if node not in self._plans:
            self.compiler.prepare(node)
            self._plans[node] = order(node, services=False)
        return self._plans[node]

    def _run(
        self,
        plan: Iterable[Node],
        known: dict[Node, object],
        inputs: Mapping[str, object],
        watch: Watch | None,
    ) -> None:
        """Add the value of each node of the plan to what is known."""
        for node in plan:
            if node in known:
                continue
            ready = self.compiler.ready[node]
            if ready.logic is not None:
                known[node] = _decided(ready, ready.logic, known, watch)
            elif node in self.compiler.services:
                known[node] = self._function(self.compiler.services[node], watch)
            else:
                given = self._given(ready, inputs)
                known[node] = fit(given, ready.type, ready.place, watch)

    def _given(self, ready: Ready, inputs: Mapping[str, object]) -> object:
        """The value of an input; for an imported one from the context of its model."""
        if (model := ready.node.model) is not self.model:
            for name in self._ways[model]:
                inside = inputs.get(name)
                inputs = inside if isinstance(inside, dict) else {}
        return inputs.get(ready.name)

    def _function(self, service: Service, watch: Watch | None) -> Function:
        """A decision service as a function; it sees nothing but what is given to it."""

        def run(*values: object) -> object:
            given = zip(service.parameters, values, strict=True)
            known = {node: value for (_parameter, node), value in given}
            self._run(service.plan, known, {}, watch)
            results = {each.element.known_as: known[each] for each in service.outputs}
            return results if len(results) > 1 else next(iter(results.values()))

        parameters = tuple(parameter for parameter, _node in service.parameters)
        name = service.node.element.known_as
        return Function(parameters, run, name, result=service.result)


def _decided(
    ready: Ready, logic: Logic, known: Mapping[Node, object], watch: Watch | None
) -> object:
    """The value of a decision, or the function of a knowledge model."""
    values = ready.names.of(known)
    if watch is None or not isinstance(ready.node.element, Decision):
        return logic.value(values, watch)
    shown = dict(_data(values))
    with watch.deciding(ready.name, shown) as reason:
        reason.value = logic.value(values, watch)
    return reason.value


def _data(values: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """The names that stand for data, also within an imported model; functions are left out."""
    for name, value in values.items():
        if isinstance(value, dict) and any(isinstance(each, Function) for each in value.values()):
            if inside := dict(_data(value)):
                yield name, inside
        elif not isinstance(value, Function):
            yield name, value


def _ways(root: Model) -> dict[Model, tuple[str, ...]]:
    """For each model the shortest way of import names to it; a nameless import adds none."""
    ways: dict[Model, tuple[str, ...]] = {root: ()}
    waiting = [root]
    for model in waiting:
        for imported, name in model.imports.items():
            if imported not in ways:
                ways[imported] = (*ways[model], name) if name else ways[model]
                waiting.append(imported)
    return ways
