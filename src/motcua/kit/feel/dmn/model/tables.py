"""Decision tables: clauses as columns, rules as rows, each cell a text in FEEL."""

from collections.abc import Sequence

from motcua.kit.feel.dmn.markup import Element
from motcua.kit.feel.dmn.model.view import Attribute, Child, Children, Name, Named, TextChild, View


class Cell(Named):
    """A text: unary tests in an input entry, an expression in an output entry."""

    __slots__ = ()
    type_ref = Attribute("typeRef")
    text = TextChild("text")


class Input(Named):
    """A column of tests, and the expression whose value they test."""

    __slots__ = ()
    expression = Child(Cell, "inputExpression")
    values = Child(Cell, "inputValues")

    @property
    def heading(self) -> str:
        """What stands over the column."""
        return self.label or (self.expression.text.strip() if self.expression else "")


class Output(Named):
    """A column of results; named where a table has several."""

    __slots__ = ()
    type_ref = Attribute("typeRef")
    values = Child(Cell, "outputValues")
    default = Child(Cell, "defaultOutputEntry")


class Annotation(View):
    """A column of remarks."""

    __slots__ = ()
    name = Name("name")


class Rule(Named):
    """A row: a test for each input, a result for each output, remarks."""

    __slots__ = ()
    inputs = Children(Cell, "inputEntry")
    outputs = Children(Cell, "outputEntry")
    annotations = Children(Cell, "annotationEntry")


class DecisionTable(Named):
    __slots__ = ()
    type_ref = Attribute("typeRef")
    hit_policy = Attribute("hitPolicy", "UNIQUE")
    aggregation = Attribute("aggregation")
    output_label = Attribute("outputLabel")
    orientation = Attribute("preferredOrientation", "Rule-as-Row")
    inputs = Children(Input, "input")
    outputs = Children(Output, "output")
    annotations = Children(Annotation, "annotation")
    rules = Children(Rule, "rule")

    @property
    def headings(self) -> list[str]:
        """What stands over each column of tests; the same words again are counted."""
        headings: list[str] = []
        for at, column in enumerate(self.inputs):
            same = sum(other.heading == column.heading for other in self.inputs[:at])
            headings.append(f"{column.heading} ({same + 1})" if same else column.heading)
        return headings

    def add_rule(self, tests: Sequence[str], results: Sequence[str], *, id: str = "") -> Rule:
        """A new last rule, with the texts of its cells; one for each column."""
        if len(tests) != len(self.inputs) or len(results) != len(self.outputs):
            raise ValueError("A rule has a cell for each input and output of its table.")
        row = self.element.make("rule")
        if id:
            row.attributes["id"] = id
        row.children += [_cell(row, "inputEntry", text) for text in tests]
        row.children += [_cell(row, "outputEntry", text) for text in results]
        self.element.children.append(row)
        return Rule(row)

    def remove_rule(self, rule: Rule) -> None:
        self.element.children.remove(rule.element)


def _cell(row: Element, local: str, text: str) -> Element:
    cell = Cell(row.make(local))
    cell.text = text
    return cell.element
