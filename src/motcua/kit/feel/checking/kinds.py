"""Operators and calls that can never give anything, because of the types beside them."""

from collections.abc import Mapping

from motcua.kit.feel import tree
from motcua.kit.feel.calling import Bound, Builtin, bind
from motcua.kit.feel.errors import Said
from motcua.kit.feel.inferring import arithmetic_type, type_of
from motcua.kit.feel.types import (
    ANY,
    BOOLEAN,
    DAYS_TIME,
    NULL,
    NUMBER,
    YEARS_MONTHS,
    ContextType,
    FunctionType,
    ListType,
    RangeType,
    Simple,
    Type,
    conforms,
)

_OWN = (Simple, ListType, ContextType, RangeType, FunctionType)
_WITHOUT_ORDER = (ListType, ContextType, RangeType, FunctionType)


def misfits(node: tree.Node, builtins: Mapping[str, Builtin]) -> Said | None:
    """What is said of a node whose types do not go together; nothing where they may."""
    match node:
        case tree.Arithmetic():
            left, right = type_of(node.left), type_of(node.right)
            if arithmetic_type(node.operator, left, right) is None:
                return _types("check.arithmetic", node.operator, left, right)
        case tree.Comparison():
            return _comparison(node.operator, type_of(node.left), type_of(node.right))
        case tree.Between():
            of, low, high = map(type_of, (node.of, node.low, node.high))
            return _comparison("<", of, low) or _comparison("<", of, high)
        case tree.In():
            return _tests(type_of(node.of), node.tests)
        case tree.Logic():
            return _boolean(node.operator, *map(type_of, node.terms))
        case tree.If():
            return _boolean("if", type_of(node.condition))
        case tree.Quantified():
            return _boolean("satisfies", type_of(node.test))
        case tree.Negation():
            kind = type_of(node.of)
            if _known(kind) and kind not in (NUMBER, DAYS_TIME, YEARS_MONTHS):
                return Said("check.negation", {"kind": kind.name})
        case tree.Call():
            return _call(node, builtins)
    return None


def _comparison(operator: str, left: Type, right: Type) -> Said | None:
    if not (_known(left) and _known(right)):
        return None
    without_order = operator not in {"=", "!="} and (
        isinstance(left, _WITHOUT_ORDER) or left == BOOLEAN
    )
    if without_order or not _one_kind(left, right):
        return _types("check.compare", operator, left, right)
    return None


def _tests(of: Type, tests: tree.Tests) -> Said | None:
    said = (_test(of, test.operator, type_of(test.of)) for test in tests.tests)
    return next(filter(None, said), None)


def _test(of: Type, operator: str, kind: Type) -> Said | None:
    if operator:
        return _comparison(operator, of, kind)
    if isinstance(kind, RangeType) and not isinstance(of, RangeType):
        return _comparison("<", of, kind.of.base)
    return _comparison("=", of, kind) if isinstance(kind, Simple) and kind != BOOLEAN else None


def _boolean(word: str, *kinds: Type) -> Said | None:
    for kind in kinds:
        if _known(kind) and kind != BOOLEAN:
            return Said("check.boolean", {"word": word, "kind": kind.name})
    return None


def _call(node: tree.Call, builtins: Mapping[str, Builtin]) -> Said | None:
    kind = type_of(node.function)
    if _known(kind) and not isinstance(kind, FunctionType):
        return Said("check.not_function", {"kind": kind.name})
    if not isinstance(node.function, tree.Name) or node.function.name not in builtins:
        return None
    builtin = builtins[node.function.name]
    bound = bind(builtin, len(node.arguments), node.names)
    if bound is None:
        return Said("call.arguments", {"name": builtin.name, "known": builtin.known})
    kinds = [type_of(argument) for argument in node.arguments]
    return None if _fits_one(bound, kinds) else _misfit(bound, kinds)


def _fits_one(bound: Bound | None, kinds: list[Type]) -> bool:
    while bound is not None:
        if _misfit(bound, kinds) is None:
            return True
        bound = bound.otherwise
    return False


def _misfit(bound: Bound, kinds: list[Type]) -> Said | None:
    for parameter, kind in zip(bound.parameters, kinds, strict=True):
        wanted = parameter.type or ANY
        takes_null = kind != NULL or parameter.name in bound.form.nullable
        if not takes_null or not _can_become(kind, wanted):
            facts = {"name": bound.builtin.name, "parameter": parameter.name}
            return Said("check.argument", {**facts, "wanted": wanted.name, "kind": kind.name})
    return None


def _can_become(kind: Type, wanted: Type) -> bool:
    """Whether a value of the type may fit, also as a list of one or as the element of one."""
    if not _known(kind) or conforms(kind, wanted) or isinstance(wanted, FunctionType):
        return not _known(kind) or not isinstance(kind, Simple) or conforms(kind, wanted)
    if isinstance(wanted, ListType):
        return conforms(kind, wanted.of)
    return isinstance(kind, ListType) and conforms(kind.of, wanted)


def _one_kind(left: Type, right: Type) -> bool:
    if isinstance(left, Simple) or isinstance(right, Simple):
        return left == right
    return type(left) is type(right)


def _known(kind: Type) -> bool:
    return type(kind) in _OWN and kind != NULL


def _types(key: str, operator: str, left: Type, right: Type) -> Said:
    return Said(key, {"operator": operator, "left": left.name, "right": right.name})
