"""The types of FEEL: what a value is, what a parameter takes, what a name will hold.

Whoever knows more (an item definition of DMN with its allowed values) gives a ``Type`` of its own:
``holds`` decides, ``fields`` and ``item`` let the parser find names with spaces behind a dot.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from motcua.kit.feel.running import spend
from motcua.kit.feel.values import (
    NUMBERS,
    DateTime,
    DaysTimeDuration,
    FarDate,
    Function,
    Range,
    Time,
    YearsMonthsDuration,
)


@dataclass(frozen=True)
class Type:
    """Any value, and what all types say of themselves."""

    @property
    def name(self) -> str:
        """As it is written in FEEL."""
        return "Any"

    @property
    def fields(self) -> "Mapping[str, Type] | None":
        """The members of a context with their types; ``None`` where they are not known."""
        return None

    @property
    def item(self) -> "Type":
        """What the elements are, where this is a list or a range."""
        return ANY

    @property
    def base(self) -> "Type":
        """The type of FEEL itself that this one narrows; itself, where it does not."""
        return self

    def holds(self, value: object) -> bool:
        """Whether the value is of this type; null is of none but ``Null`` and ``Any``."""
        return True


@dataclass(frozen=True)
class Simple(Type):
    """A type without parts."""

    called: str

    @property
    def name(self) -> str:
        return self.called

    def holds(self, value: object) -> bool:
        return type(value) in _CLASSES[self.called]


@dataclass(frozen=True)
class ListType(Type):
    """A list whose elements are all of one type."""

    of: Type

    @property
    def name(self) -> str:
        return f"list<{self.of.name}>"

    @property
    def item(self) -> Type:
        return self.of

    def holds(self, value: object) -> bool:
        if not isinstance(value, list):
            return False
        spend(len(value) // 64)
        return self.of is ANY or all(each is None or self.of.holds(each) for each in value)


@dataclass(frozen=True)
class ContextType(Type):
    """A context that has at least these members; one may be null."""

    members: Mapping[str, Type]

    def __hash__(self) -> int:
        return hash(frozenset(self.members))

    @property
    def name(self) -> str:
        inside = ", ".join(f"{name}: {kind.name}" for name, kind in self.members.items())
        return f"context<{inside}>"

    @property
    def fields(self) -> Mapping[str, Type]:
        return self.members

    def holds(self, value: object) -> bool:
        return isinstance(value, dict) and all(
            name in value and (value[name] is None or kind.holds(value[name]))
            for name, kind in self.members.items()
        )


@dataclass(frozen=True)
class RangeType(Type):
    """A range between values of one type."""

    of: Type

    @property
    def name(self) -> str:
        return f"range<{self.of.name}>"

    @property
    def item(self) -> Type:
        return self.of

    def holds(self, value: object) -> bool:
        return isinstance(value, Range) and all(
            end is None or self.of.holds(end) for end in (value.start, value.end)
        )


@dataclass(frozen=True)
class FunctionType(Type):
    """A function with so many parameters; their types and its result are what it declares."""

    parameters: tuple[Type, ...]
    result: Type

    @property
    def name(self) -> str:
        return f"function<{', '.join(each.name for each in self.parameters)}>->{self.result.name}"

    def holds(self, value: object) -> bool:
        if not isinstance(value, Function) or len(value.parameters) != len(self.parameters):
            return False
        given = [parameter.type or ANY for parameter in value.parameters]
        return all(map(conforms, self.parameters, given)) and conforms(
            value.result or ANY, self.result
        )


ANY = Type()
NULL = Simple("Null")
NUMBER = Simple("number")
STRING = Simple("string")
BOOLEAN = Simple("boolean")
DATE = Simple("date")
TIME = Simple("time")
DATE_TIME = Simple("date and time")
DAYS_TIME = Simple("days and time duration")
YEARS_MONTHS = Simple("years and months duration")
LIST = ListType(ANY)
CONTEXT = ContextType({})
RANGE = RangeType(ANY)

_CLASSES: dict[str, frozenset[type]] = {
    "Null": frozenset({type(None)}),
    "number": NUMBERS,
    "string": frozenset({str}),
    "boolean": frozenset({bool}),
    "date": frozenset({date, FarDate}),
    "time": frozenset({Time}),
    "date and time": frozenset({DateTime}),
    "days and time duration": frozenset({DaysTimeDuration}),
    "years and months duration": frozenset({YearsMonthsDuration}),
}
NAMED: dict[str, Type] = {name: Simple(name) for name in _CLASSES} | {
    "Any": ANY,
    "list": LIST,
    "context": CONTEXT,
    "range": RANGE,
    "day and time duration": DAYS_TIME,
    "year and month duration": YEARS_MONTHS,
    "dateTime": DATE_TIME,
    "dayTimeDuration": DAYS_TIME,
    "yearMonthDuration": YEARS_MONTHS,
}
"""Types by their names, also by those that DMN gives them in ``typeRef``."""


def conforms(one: Type, other: Type) -> bool:
    """Whether every value of ``one`` may stand where ``other`` is expected, as far as is known."""
    one, other = one.base, other.base
    if other == ANY or one in {ANY, NULL} or one == other:
        return True
    if type(one) is not type(other):
        return False
    match one, other:
        case (ListType(), ListType()) | (RangeType(), RangeType()):
            return conforms(one.item, other.item)
        case ContextType(members=has), ContextType(members=wants):
            return all(name in has and conforms(has[name], kind) for name, kind in wants.items())
        case FunctionType(), FunctionType():
            return len(one.parameters) == len(other.parameters) and conforms(
                one.result, other.result
            )
    return False


type Description = Type | str | Mapping[str, Description] | list[Description] | None


def described(description: Description) -> Type:
    """A type from its name, from a mapping (a context), or from a list of one (a list of those).

    ``{"loan": {"amount": "number"}, "codes": ["string"]}`` says it for many names at once;
    ``None`` is any value. ``ValueError`` for a name that is no type.
    """
    match description:
        case None:
            return ANY
        case Type():
            return description
        case str():
            if description not in NAMED:
                raise ValueError(f"{description} is no type")
            return NAMED[description]
        case [inner]:
            return ListType(described(inner))
        case Mapping():
            return ContextType({name: described(each) for name, each in description.items()})
    raise ValueError(f"{description!r} describes no type")
