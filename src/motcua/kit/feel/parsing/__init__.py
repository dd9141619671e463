"""From text to tree: one pass by hand, because only a scope tells where a name with spaces ends."""

from motcua.kit.feel.parsing.entry import parse_expression, parse_unary_tests
from motcua.kit.feel.parsing.scope import Scope

__all__ = ["Scope", "parse_expression", "parse_unary_tests"]
