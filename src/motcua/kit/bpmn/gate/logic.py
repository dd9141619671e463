"""Whether the logic alone shows that one of several conditions always holds.

``and``, ``or`` and ``not`` are understood; whatever else stands in a condition is taken as true or
false, each of both, and the same text means the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from itertools import product

from motcua.kit.feel import tree

_MOST_ATOMS = 12


def always(conditions: Iterable[tree.Node]) -> bool:
    """Whether at least one is true whatever the parts are."""
    formulas = list(conditions)
    atoms = sorted({atom for each in formulas for atom in _atoms(each)})
    if len(atoms) > _MOST_ATOMS:
        return False
    for answers in product((False, True), repeat=len(atoms)):
        world = dict(zip(atoms, answers, strict=True))
        if not any(_true(each, world) for each in formulas):
            return False
    return True


def negates(node: tree.Node) -> bool:
    """Whether a node is ``not(…)``."""
    return (
        isinstance(node, tree.Call)
        and isinstance(node.function, tree.Name)
        and node.function.name == "not"
        and len(node.arguments) == 1
    )


def _atoms(node: tree.Node) -> Iterable[str]:
    if isinstance(node, tree.Logic):
        for term in node.terms:
            yield from _atoms(term)
    elif isinstance(node, tree.Call) and negates(node):
        yield from _atoms(node.arguments[0])
    else:
        yield _print(node)


def _true(node: tree.Node, world: Mapping[str, bool]) -> bool:
    if isinstance(node, tree.Logic):
        answers = (_true(term, world) for term in node.terms)
        return all(answers) if node.operator == "and" else any(answers)
    if isinstance(node, tree.Call) and negates(node):
        return not _true(node.arguments[0], world)
    return world[_print(node)]


def _print(node: object) -> str:
    """The node as text, the same wherever it stands."""
    if isinstance(node, tree.Node):
        parts = (getattr(node, each.name) for each in fields(node) if each.name != "at")
        return f"{type(node).__name__}({','.join(map(_print, parts))})"
    if isinstance(node, tuple):
        return f"[{','.join(map(_print, node))}]"
    return repr(node)
