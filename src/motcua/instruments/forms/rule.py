"""Expressions in FEEL, with the place in the file that they come from."""

from collections.abc import Mapping
from dataclasses import dataclass

from motcua.kit.datafile import Value, WrongFile
from motcua.kit.feel import Expression, Finding, check, compile_expression, tree
from motcua.kit.feel.types import BOOLEAN, Description, Type, conforms


class Rule:
    """An expression of a form: read with its place, compiled once every name is known."""

    def __init__(self, text: str, at: Value, *, yields_truth: bool = False) -> None:
        self.text = text
        self.at = at
        self.names: frozenset[str] = frozenset()
        """The names of the form that it uses."""
        self.members: frozenset[tuple[str, str]] = frozenset()
        """What it uses of them, as ``("earlier", "phone")``."""
        self._yields_truth = yields_truth
        self._expression: Expression | None = None

    def bind(self, names: Mapping[str, Description]) -> None:
        """Compile it. Raises ``WrongFile`` where the text is wrong or names what there is not."""
        findings = check(self.text, names)
        if findings:
            raise self.wrong(*_told(findings[0]))
        expression = compile_expression(self.text, names=names)
        if self._yields_truth and not conforms(expression.type, BOOLEAN):
            kind = expression.type.name
            raise self.wrong(
                f"write a condition: this is of the type {kind}.",
                f"hãy viết một điều kiện: đây là kiểu {kind}.",
            )
        used = (node.name for node in tree.within(expression.tree) if isinstance(node, tree.Name))
        self.names = frozenset(used) & set(names)
        paths = (node for node in tree.within(expression.tree) if isinstance(node, tree.Path))
        self.members = frozenset(
            (path.of.name, path.name) for path in paths if isinstance(path.of, tree.Name)
        )
        self._expression = expression

    @property
    def type(self) -> Type:
        """The type of what it gives, as far as it is known."""
        return self._bound.type

    def wrong(self, cure: str, vi: str = "") -> WrongFile:
        """What is wrong here, in English and, if it is given, in Vietnamese."""
        return self.at.wrong(cure, vi)

    def value(self, scope: Mapping[str, object]) -> object:
        """What it gives with these values; what cannot be computed is ``None``.

        ``FeelError`` when a bound of the evaluation is reached.
        """
        return self._bound.evaluate(scope)

    @property
    def _bound(self) -> Expression:
        if self._expression is None:
            raise RuntimeError(f"The rule {self.text!r} was never bound to a form.")
        return self._expression

    def holds(self, scope: Mapping[str, object]) -> bool:
        return self.value(scope) is True


def _told(finding: Finding) -> tuple[str, str]:
    """What the language says of an expression, with its place, in English and Vietnamese."""
    line, column, said = finding.line, finding.column, finding.said
    en = f"in the expression, line {line}, column {column}: {said.text('en')} {said.hint('en')}"
    vi = f"trong biểu thức, dòng {line}, cột {column}: {said.text('vi')} {said.hint('vi')}"
    return en.strip(), vi.strip()


@dataclass(frozen=True)
class Check:
    """What must not be false of an answer, and what is said when it is."""

    rule: Rule
    say: Mapping[str, str]
