"""The built-in functions of FEEL, by what they are about."""

from motcua.kit.feel.builtins import (
    contexts,
    conversion,
    lists,
    numbers,
    ranges,
    sets,
    statistics,
    strings,
    temporal,
)
from motcua.kit.feel.builtins.declaring import BUILTINS

__all__ = [
    "BUILTINS",
    "contexts",
    "conversion",
    "lists",
    "numbers",
    "ranges",
    "sets",
    "statistics",
    "strings",
    "temporal",
]
