"""A function as a value: built in, written in FEEL, or registered by the program around."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from motcua.kit.feel.types import Type


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter."""

    name: str
    type: "Type | None" = None
    """``None`` takes anything; what is given is checked and converted."""


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """A callable with named parameters; it takes the values in their order."""

    parameters: tuple[Parameter, ...]
    run: Callable[..., object]
    name: str = ""
    result: "Type | None" = None
    """Of what it gives; ``None`` is anything."""
    variadic: bool = field(default=False)
    """Its last parameter takes as many values as come, as one list."""
