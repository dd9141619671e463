"""Boxed expressions: the ways in which a model says how a value is found."""

from motcua.kit.feel.dmn.markup import Element
from motcua.kit.feel.dmn.model.tables import DecisionTable
from motcua.kit.feel.dmn.model.view import Attribute, Child, Children, Name, Named, TextChild, View


class InformationItem(Named):
    """A variable, a parameter or a column: a name with a type."""

    __slots__ = ()
    type_ref = Attribute("typeRef")


class Expression(Named):
    """What all boxed expressions have in common."""

    __slots__ = ()
    type_ref = Attribute("typeRef")


class LiteralExpression(Expression):
    """A text in FEEL, unless another language is named."""

    __slots__ = ()
    text = TextChild("text")
    language = Attribute("expressionLanguage")


def boxed(element: Element) -> Expression | DecisionTable:
    """The view that fits the element, one of ``BOXES``."""
    return BOXES[element.local](element)


class Holder(View):
    """An element around one boxed expression, such as ``if`` or ``return``."""

    __slots__ = ()
    type_ref = Attribute("typeRef")

    @property
    def expression(self) -> Expression | DecisionTable | None:
        return first_box(self.element)


def first_box(element: Element) -> Expression | DecisionTable | None:
    """The boxed expression right below this element."""
    child = next(element.elements(*BOXES), None)
    return None if child is None else boxed(child)


class ContextEntry(Holder):
    """A name and its expression; without a name it is the result of the context."""

    __slots__ = ()
    variable = Child(InformationItem, "variable")


class Context(Expression):
    __slots__ = ()
    entries = Children(ContextEntry, "contextEntry")


class Binding(Holder):
    """A parameter and the expression that gives its value."""

    __slots__ = ()
    parameter = Child(InformationItem, "parameter")


class Invocation(Expression):
    """A function, found by an expression, and its parameters."""

    __slots__ = ()
    bindings = Children(Binding, "binding")

    @property
    def function(self) -> "Expression | DecisionTable | None":
        return first_box(self.element)


class List(Expression):
    __slots__ = ()

    @property
    def items(self) -> "list[Expression | DecisionTable]":
        return [boxed(child) for child in self.element.elements(*BOXES)]


class Relation(Expression):
    """A list of contexts, written as columns and rows."""

    __slots__ = ()
    columns = Children(InformationItem, "column")
    rows = Children(List, "row")


class FunctionDefinition(Expression):
    """A function; its kind is FEEL, Java or PMML."""

    __slots__ = ()
    kind = Attribute("kind", "FEEL")
    parameters = Children(InformationItem, "formalParameter")

    @property
    def body(self) -> "Expression | DecisionTable | None":
        return first_box(self.element)


class Conditional(Expression):
    __slots__ = ()
    condition = Child(Holder, "if")
    then = Child(Holder, "then")
    otherwise = Child(Holder, "else")


class Filter(Expression):
    __slots__ = ()
    source = Child(Holder, "in")
    match = Child(Holder, "match")


class For(Expression):
    __slots__ = ()
    variable = Name("iteratorVariable")
    source = Child(Holder, "in")
    result = Child(Holder, "return")


class Quantified(Expression):
    """``some`` and ``every``; the name of the element tells which."""

    __slots__ = ()
    variable = Name("iteratorVariable")
    source = Child(Holder, "in")
    condition = Child(Holder, "satisfies")

    @property
    def every(self) -> bool:
        return self.element.local == "every"


BOXES: dict[str, type[Expression] | type[DecisionTable]] = {
    "literalExpression": LiteralExpression,
    "context": Context,
    "decisionTable": DecisionTable,
    "invocation": Invocation,
    "list": List,
    "relation": Relation,
    "functionDefinition": FunctionDefinition,
    "conditional": Conditional,
    "filter": Filter,
    "for": For,
    "some": Quantified,
    "every": Quantified,
}
"""Local name of the element: its view."""
