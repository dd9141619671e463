"""Functions of a model: written in FEEL, or registered by the program around."""

from collections.abc import Callable, Sequence

from motcua.kit.feel.dmn.logic.base import External, Logic, Place, Scope, Values
from motcua.kit.feel.dmn.model.expressions import Context, Expression, FunctionDefinition
from motcua.kit.feel.dmn.model.tables import DecisionTable
from motcua.kit.feel.dmn.watch import Watch
from motcua.kit.feel.errors import Unfit
from motcua.kit.feel.types import ANY, FunctionType, Type
from motcua.kit.feel.values import Function, Parameter

type Compile = Callable[[Expression | DecisionTable | None, Scope, Place], Logic]


class FunctionLogic(Logic):
    """A function that sees the names around it; its value is a ``Function``."""

    def __init__(self, parameters: Sequence[Parameter], body: Logic, result: Type) -> None:
        self.parameters = tuple(parameters)
        self.body = body
        self.result = result
        self.type = FunctionType(tuple(each.type or ANY for each in parameters), result)

    def value(self, values: Values, watch: Watch | None) -> Function:
        names = [parameter.name for parameter in self.parameters]

        def run(*given: object) -> object:
            return self.body.value({**values, **dict(zip(names, given, strict=True))}, watch)

        return Function(self.parameters, run, result=self.result)


class ExternalLogic(Logic):
    """A function of the program around, or one that nobody registered and that has no value."""

    def __init__(self, parameters: Sequence[Parameter], run: External) -> None:
        self.function = Function(tuple(parameters), run)

    def value(self, values: Values, watch: Watch | None) -> Function:
        return self.function


def function_definition(box: FunctionDefinition, scope: Scope, compiled: Compile) -> Logic:
    """The logic of a function definition of any kind."""
    parameters = parameters_of(box, scope)
    if box.kind != "FEEL":
        return ExternalLogic(parameters, _registered(box, scope))
    names = {parameter.name: parameter.type or ANY for parameter in parameters}
    body = compiled(box.body, scope.plus(names), scope.place(box))
    return FunctionLogic(parameters, body, body.type)


def parameters_of(box: FunctionDefinition, scope: Scope) -> list[Parameter]:
    """The formal parameters with their types."""
    return [Parameter(each.name, scope.find(each.type_ref, each)) for each in box.parameters]


def _registered(box: FunctionDefinition, scope: Scope) -> External:
    """The registered function that the body of an external one names by class and signature."""
    texts = {}
    if isinstance(box.body, Context):
        for entry in box.body.entries:
            if entry.variable and entry.expression:
                texts[entry.variable.name] = getattr(entry.expression, "text", "").strip(' \n\t"')
    name = f"{texts.get('class', '')}.{texts.get('method signature', '')}"

    def refuse(*_given: object) -> object:
        raise Unfit("call.external", name=name)

    return scope.external.get(name, refuse)
