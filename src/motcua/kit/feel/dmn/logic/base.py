"""What every compiled expression of a model has in common."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from motcua.kit.feel import Expression, Trouble, running
from motcua.kit.feel.coercion import coerced
from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.library import Model
from motcua.kit.feel.dmn.model.view import Named, View
from motcua.kit.feel.dmn.types import Restricted, TypeBook
from motcua.kit.feel.dmn.watch import DmnTrouble, Watch
from motcua.kit.feel.errors import Said
from motcua.kit.feel.types import ANY, Type
from motcua.kit.feel.writing import shown

type Values = Mapping[str, object]
type External = Callable[..., object]


@dataclass(frozen=True)
class Place:
    """Where something stands in a model, and to which decision it belongs."""

    owner: str
    file: str
    line: int

    def trouble(self, key: str, **facts: object) -> DmnTrouble:
        return DmnTrouble(self.owner, self.file, self.line, key, facts)

    def said(self, line: int, said: Said) -> DmnTrouble:
        """What the language says of a line of the text that begins here."""
        return DmnTrouble(self.owner, self.file, self.line + line - 1, said.key, said=said)

    def error(self, key: str, **facts: object) -> DmnError:
        return DmnError(key, file=self.file, line=self.line, element=self.owner, **facts)


@dataclass(frozen=True)
class Text:
    """A text of the model as it was compiled; ``tested`` is the type of ``?`` in unary tests."""

    text: str
    place: Place
    scope: "Scope"
    tested: Type | None = None


@dataclass
class Notes:
    """What compiling leaves for a checker."""

    texts: list[Text] = field(default_factory=list)
    tables: list["Logic"] = field(default_factory=list)


@dataclass(frozen=True)
class Scope:
    """What the author of an expression may name, and where the expression stands."""

    model: Model
    types: TypeBook
    owner: str
    names: Mapping[str, Type] = field(default_factory=dict)
    external: Mapping[str, External] = field(default_factory=dict)
    """Functions of the program around, by class and signature."""
    notes: Notes | None = None

    def plus(self, names: Mapping[str, Type]) -> "Scope":
        return replace(self, names={**self.names, **names})

    def place(self, view: View) -> Place:
        return Place(self.owner, self.model.file, view.line)

    def find(self, reference: str, view: Named) -> Type:
        """The type that a ``typeRef`` of this view names."""
        return self.types.find(reference, view)


class Logic(ABC):
    """A compiled expression: its type, as far as it is known, and its value for some names."""

    type: Type = ANY

    @abstractmethod
    def value(self, values: Values, watch: Watch | None) -> object:
        """The value; a watch is told the reasons, and what became null."""


class Nothing(Logic):
    """An empty text: it has no value, and that is no error."""

    def value(self, values: Values, watch: Watch | None) -> None:
        return None


class Literal(Logic):
    """A text in FEEL."""

    def __init__(self, expression: Expression, place: Place) -> None:
        self.type = expression.type
        self.expression = expression
        self.place = place

    def value(self, values: Values, watch: Watch | None) -> object:
        if watch is None:
            return self.expression.evaluate(values)
        with listening(self.place, watch):
            return self.expression.evaluate(values)


class Fixed(Literal):
    """A text that is one constant."""

    def __init__(self, expression: Expression, place: Place) -> None:
        super().__init__(expression, place)
        self.constant = expression.evaluate({})

    def value(self, values: Values, watch: Watch | None) -> object:
        return self.constant


class Missing(Logic):
    """What cannot be evaluated, and says so each time."""

    def __init__(self, trouble: DmnTrouble) -> None:
        self.trouble = trouble

    def value(self, values: Values, watch: Watch | None) -> object:
        if watch is not None:
            watch.troubles.append(self.trouble)
        return None


class Typed(Logic):
    """The value of another expression, converted to a type, or null where it does not fit."""

    def __init__(self, logic: Logic, kind: Type, place: Place) -> None:
        self.logic = logic
        self.type = kind
        self.place = place

    def value(self, values: Values, watch: Watch | None) -> object:
        return fit(self.logic.value(values, watch), self.type, self.place, watch)


@contextmanager
def listening(place: Place, watch: Watch) -> Iterator[None]:
    """What the language says of a text that begins here is told to the watch."""
    troubles: list[Trouble] = []
    with running(troubles=troubles):
        yield
    watch.troubles += [place.said(each.line, each.said) for each in troubles]


def typed(logic: Logic, kind: Type, place: Place) -> Logic:
    """The logic with its type checked; itself where there is nothing to check."""
    return logic if kind == ANY or kind == logic.type else Typed(logic, kind, place)


def fit(value: object, kind: Type, place: Place, watch: Watch | None) -> object:
    """The value as one of this type; null, and a trouble, where it is none."""
    if value is None or kind is ANY:
        return value
    result, fits = coerced(value, kind)
    if not fits and watch is not None:
        watch.troubles.append(_misfit(value, kind, place))
    return result


def _misfit(value: object, kind: Type, place: Place) -> DmnTrouble:
    """Why a value is not of a type: it is of another one, or none of its allowed values."""
    if isinstance(kind, Restricted) and kind.of.holds(value):
        allowed = " ".join(kind.tests.text.split())
        return place.trouble("value.allowed", found=shown(value), allowed=allowed)
    return place.trouble("value.type", found=shown(value), wanted=kind.name)
