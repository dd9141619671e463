"""The elements of a model: types, inputs, decisions, knowledge, services, and what they require."""

from motcua.kit.feel.dmn.markup import Document
from motcua.kit.feel.dmn.model.expressions import (
    Expression,
    FunctionDefinition,
    InformationItem,
    first_box,
)
from motcua.kit.feel.dmn.model.tables import Cell, DecisionTable
from motcua.kit.feel.dmn.model.view import (
    Attribute,
    Child,
    Children,
    Flag,
    Name,
    Named,
    TextChild,
    View,
)

VERSIONS = {
    "http://www.omg.org/spec/DMN/20151101/dmn.xsd": "1.1",
    "http://www.omg.org/spec/DMN/20180521/MODEL/": "1.2",
    "https://www.omg.org/spec/DMN/20191111/MODEL/": "1.3",
    "https://www.omg.org/spec/DMN/20211108/MODEL/": "1.4",
    "https://www.omg.org/spec/DMN/20230324/MODEL/": "1.5",
    "https://www.omg.org/spec/DMN/20240513/MODEL/": "1.6",
}
"""Namespace of the elements: version of DMN."""


class Import(Named):
    """Another model (or list of types), whose names stand after this one's name and a dot."""

    __slots__ = ()
    namespace = Attribute("namespace")
    location = Attribute("locationURI")
    kind = Attribute("importType")


class FunctionItem(View):
    """The type of a function."""

    __slots__ = ()
    result = Attribute("outputTypeRef")
    parameters = Children(InformationItem, "parameters")


class ItemDefinition(Named):
    """A type: another one, restricted, or the components of a context, or many of these."""

    __slots__ = ()
    type_ref = TextChild("typeRef")
    is_collection = Flag("isCollection")
    allowed = Child(Cell, "allowedValues")
    constraint = Child(Cell, "typeConstraint")
    function = Child(FunctionItem, "functionItem")

    @property
    def components(self) -> "list[ItemDefinition]":
        return [ItemDefinition(child) for child in self.element.elements("itemComponent")]


class Reference(View):
    """Where an element of this or another model stands: ``#id`` or ``namespace#id``."""

    __slots__ = ()
    href = Attribute("href")


class Requirement(View):
    """What an element needs: a decision, an input, knowledge or an authority."""

    __slots__ = ()
    target = Child(
        Reference, "requiredDecision", "requiredInput", "requiredKnowledge", "requiredAuthority"
    )


class DrgElement(Named):
    """What stands in a diagram of requirements."""

    __slots__ = ()
    variable = Child(InformationItem, "variable")

    @property
    def known_as(self) -> str:
        """The name by which expressions know it."""
        return (self.variable.name if self.variable else "") or self.name

    @property
    def type_ref(self) -> str:
        return self.variable.type_ref if self.variable else ""


class InputData(DrgElement):
    __slots__ = ()


class Decision(DrgElement):
    __slots__ = ()
    question = TextChild("question")
    allowed_answers = TextChild("allowedAnswers")
    information = Children(Requirement, "informationRequirement")
    knowledge = Children(Requirement, "knowledgeRequirement")
    authorities = Children(Requirement, "authorityRequirement")

    @property
    def logic(self) -> Expression | DecisionTable | None:
        return first_box(self.element)


class BusinessKnowledgeModel(DrgElement):
    """A function that decisions share."""

    __slots__ = ()
    function = Child(FunctionDefinition, "encapsulatedLogic")
    knowledge = Children(Requirement, "knowledgeRequirement")


class DecisionService(DrgElement):
    """Some decisions as one function, of the inputs and decisions that are given to it."""

    __slots__ = ()
    outputs = Children(Reference, "outputDecision")
    encapsulated = Children(Reference, "encapsulatedDecision")
    input_decisions = Children(Reference, "inputDecision")
    input_data = Children(Reference, "inputData")


class KnowledgeSource(Named):
    """An authority: a law, a document, an office."""

    __slots__ = ()
    location = Attribute("locationURI")


class Definitions(Named):
    """A whole model; ``file`` is the name by which messages call it."""

    __slots__ = ("document", "file")

    namespace = Attribute("namespace")
    name = Name("name")
    expression_language = Attribute("expressionLanguage")
    type_language = Attribute("typeLanguage")
    imports = Children(Import, "import")
    item_definitions = Children(ItemDefinition, "itemDefinition")
    inputs = Children(InputData, "inputData")
    decisions = Children(Decision, "decision")
    knowledge_models = Children(BusinessKnowledgeModel, "businessKnowledgeModel")
    services = Children(DecisionService, "decisionService")
    knowledge_sources = Children(KnowledgeSource, "knowledgeSource")

    def __init__(self, document: Document, file: str = "") -> None:
        super().__init__(document.root)
        self.document = document
        self.file = file

    @property
    def version(self) -> str:
        return VERSIONS[self.element.namespace]

    @property
    def drg_elements(self) -> list[DrgElement]:
        """All that can be required and evaluated, in the order of their kinds."""
        return [*self.inputs, *self.decisions, *self.knowledge_models, *self.services]

    def write(self) -> bytes:
        """The model as XML in UTF-8, with everything that was in it."""
        return self.document.write()
