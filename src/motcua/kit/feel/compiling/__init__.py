"""From tree to Python's own abstract syntax, so that an expression runs as compiled code.

What an author wrote stands in constants alone; the code can reach the functions of this package
that it calls by name, and no builtins.
"""

from motcua.kit.feel.compiling.generator import Generator
from motcua.kit.feel.compiling.pieces import compiled

__all__ = ["Generator", "compiled"]
