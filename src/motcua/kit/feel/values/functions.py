"""A function as a value: built in, written in FEEL, or registered by the program around."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; its type checks and converts what is given."""

    name: str
    type: object = None
    """A ``motcua.kit.feel.types.Type``; ``None`` takes anything."""


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A callable with named parameters; it takes the values in their order."""

    parameters: tuple[Parameter, ...]
    run: Callable[..., object]
    name: str = ""
    result: object = None
    """The ``Type`` of what it gives; ``None`` is anything."""
    variadic: bool = field(default=False)
    """Takes as many values as are given; its parameters name none."""
