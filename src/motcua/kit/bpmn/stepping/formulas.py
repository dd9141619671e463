"""A FEEL expression of a model, compiled once; what it gives is checked where it is used."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from motcua.kit.bpmn.errors import Finding, Rule, Told
from motcua.kit.bpmn.model import Expression
from motcua.kit.bpmn.stepping.rules import NOT_COMPUTED, NOT_READ, WRONG_TYPE, Stumble
from motcua.kit.feel import Expression as Compiled
from motcua.kit.feel import FeelError, compile_expression
from motcua.kit.feel.writing import shown, text_of

type View = Mapping[str, object]
"""The data that an expression sees, by name."""

TRUTH = Told(vi="đúng hay sai", en="true or false")
COUNT = Told(vi="một số nguyên không âm", en="a whole number from 0")
LIST = Told(vi="một danh sách", en="a list")
TEXT = Told(vi="một mốc hay khoảng thời gian", en="a moment or a length of time")


class Formula:
    """One expression of one element.

    A text that is no FEEL is kept with its fault: it becomes an incident where it is needed.
    """

    __slots__ = ("compiled", "element", "fault", "file", "line", "text")

    def __init__(
        self, expression: Expression, element: str, file: str, names: Collection[str]
    ) -> None:
        self.text = expression.text
        self.element, self.file, self.line = element, file, expression.line
        self.compiled: Compiled | None = None
        self.fault: FeelError | None = None
        try:
            self.compiled = compile_expression(expression.text, names=names)
        except FeelError as fault:
            self.fault = fault

    def value(self, view: View) -> object:
        """What it gives over these data; ``Stumble`` where it cannot be read or computed."""
        if self.compiled is None:
            raise Stumble(self._because(NOT_READ, self.fault))
        try:
            return self.compiled.evaluate(view)
        except FeelError as fault:
            raise Stumble(self._because(NOT_COMPUTED, fault)) from None

    def truth(self, view: View) -> bool:
        """True or false; null is neither."""
        value = self.value(view)
        if value is True or value is False:
            return value
        raise self._wrong(value, TRUTH)

    def holds(self, view: View) -> bool:
        """Whether it is true by now: what is not known yet does not hold."""
        return self.value(view) is not None and self.truth(view)

    def count(self, view: View) -> int:
        """A whole number, not below nought."""
        value = self.value(view)
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            number = int(value)
            if number == value and number >= 0:
                return number
        raise self._wrong(value, COUNT)

    def items(self, view: View) -> list[object]:
        """A list."""
        value = self.value(view)
        if isinstance(value, list):
            return value
        raise self._wrong(value, LIST)

    def words(self, view: View) -> str:
        """A date, a duration or a number as text."""
        value = self.value(view)
        if value is None or isinstance(value, bool | list | dict):
            raise self._wrong(value, TEXT)
        return text_of(value)

    def _wrong(self, value: object, wanted: Told) -> Stumble:
        return Stumble(
            WRONG_TYPE.finding(
                self.file,
                self.line,
                self.element,
                text=self.text,
                found=shown(value),
                wanted=wanted,
            )
        )

    def _because(self, rule: Rule, fault: FeelError | None) -> Finding:
        why = Told(
            vi=fault.sentence("vi") if fault else "", en=fault.sentence("en") if fault else ""
        )
        return rule.finding(self.file, self.line, self.element, text=self.text, why=why)
