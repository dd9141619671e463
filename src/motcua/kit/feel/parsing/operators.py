"""The operators between two operands, and how tightly they bind."""

import re

OR, AND, COMPARISON, SUM, PRODUCT, POWER = range(1, 7)
"""From loose to tight."""
COMPARING = re.compile(r"<=|>=|!=|=|<|>")
CALCULATING = re.compile(r"\*\*|[-+*/]")
PRECEDENCE = {"+": SUM, "-": SUM, "*": PRODUCT, "/": PRODUCT, "**": POWER}
