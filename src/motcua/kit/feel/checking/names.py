"""Names that nothing declares, with the nearest one that is declared."""

import unicodedata
from collections.abc import Collection, Mapping
from difflib import get_close_matches

from motcua.kit.feel import tree
from motcua.kit.feel.compiled import NamesGiven
from motcua.kit.feel.errors import Said
from motcua.kit.feel.inferring import MEMBERS, type_of
from motcua.kit.feel.types import ANY, ListType, RangeType, Type

_NEAR = 0.6
_RANGE = ("start", "end", "start included", "end included")


class Known:
    """What can be named in one tree."""

    def __init__(self, root: tree.Node, names: NamesGiven, functions: Mapping[str, object]) -> None:
        self.functions = list(functions)
        self.names = [*names, *_declared(root)]
        self._called = {
            id(node.function) for node in tree.within(root) if isinstance(node, tree.Call)
        }

    def is_called(self, node: tree.Name) -> bool:
        """Whether the name stands before arguments."""
        return id(node) in self._called

    def loosens(self, node: tree.Node, part: tree.Node) -> bool:
        """Whether names in a part may be members of elements of which nothing is known."""
        if not isinstance(node, tree.Filter) or part is not node.test:
            return False
        kind = type_of(node.of)
        item = kind.item if isinstance(kind, ListType | RangeType) else kind
        return item.fields is None and item.base == ANY


def unknown(node: tree.Node, known: Known, loose: bool) -> Said | None:
    """What is said of a name or member that is not there; nothing where it may be."""
    match node:
        case tree.Name(known=False) if not loose:
            called = known.is_called(node)
            names = known.functions if called else known.names + known.functions
            return _said("check.function" if called else "check.name", node.name, names)
        case tree.Path():
            members = _members(type_of(node.of))
            if members is not None and node.name not in members:
                return _said("check.member", node.name, members)
    return None


def _said(key: str, name: str, names: Collection[str]) -> Said:
    near = _nearest(name[:100], list(names)[:1000])
    return Said(f"{key}_near", {"name": name, "near": near}) if near else Said(key, {"name": name})


def _nearest(name: str, names: Collection[str]) -> str | None:
    """The name most like another, as a whole or in one word; marks and capitals do not count."""
    by_text = {_folded(word): each for each in names for word in each.split(" ")}
    by_text |= {_folded(each): each for each in names}
    near = get_close_matches(_folded(name), by_text, n=1, cutoff=_NEAR)
    return by_text[near[0]] if near else None


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _members(kind: Type) -> Collection[str] | None:
    while isinstance(kind, ListType):
        kind = kind.of.base
    if kind.fields is not None:
        return kind.fields or None
    return _RANGE if isinstance(kind, RangeType) else MEMBERS.get(kind)


def _declared(root: tree.Node) -> list[str]:
    """Every name that some part of the tree declares for another."""
    names: list[str] = []
    for node in tree.within(root):
        match node:
            case tree.Loop():
                names.append(node.name)
            case tree.FunctionOf():
                names += [name for name, _ in node.parameters]
            case tree.ContextOf():
                names += [name for name, _ in node.entries]
    return names
