"""Splits without a default whose conditions leave a gap: data for which no way is open.

The conditions name values; each of them, one between two neighbours, and others beside them stand
for all data. The language itself says which condition such data pass. Where a condition compares
something else, no sample of data stands for all: then only its logic can show that one of the
conditions always holds, and otherwise the split is not decided.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise, product

from motcua.kit.bpmn.errors import Finding, Rule, Told
from motcua.kit.bpmn.gate.exploring import Graph
from motcua.kit.bpmn.gate.faults import told
from motcua.kit.bpmn.gate.logic import always, negates
from motcua.kit.bpmn.stepping.formulas import Formula
from motcua.kit.bpmn.stepping.net import Place
from motcua.kit.bpmn.stepping.rules import Stumble
from motcua.kit.feel import tree
from motcua.kit.feel.writing import shown

GAP = Rule(
    "gate.gap",
    vi="Với {data} thì không đường nào mở. Đường đi: {story}.",
    vi_cure="Hãy thêm một đường mặc định hoặc một điều kiện cho trường hợp này.",
    en="With {data} no way is open. The way: {story}.",
    en_cure="Add a default flow, or a condition for this case.",
)
GAP_NOT_DECIDED = Rule(
    "gate.gap_not_proven",
    vi="Chưa chứng minh được rằng luôn có một đường mở, vì điều kiện “{text}”.",
    vi_cure="Hãy thêm một đường mặc định.",
    en="It is not proven that a way is always open, because of the condition “{text}”.",
    en_cure="Add a default flow.",
)

_MOST_SAMPLES = 20_000
_SIMPLE = (
    tree.Constant,
    tree.Name,
    tree.Negation,
    tree.Comparison,
    tree.Logic,
    tree.Between,
    tree.In,
    tree.Test,
    tree.Tests,
    tree.RangeOf,
    tree.ListOf,
)


def gaps(graph: Graph) -> Iterator[Finding]:
    """What is found at the splits that the exploration could not decide."""
    for node, story in graph.unsure.items():
        finding = _gap(graph, graph.net.places[node], told(story))
        if finding is not None:
            yield finding


def _gap(graph: Graph, place: Place, story: Told) -> Finding | None:
    formulas = [flow.condition for flow in place.outgoing if flow.condition is not None]
    file, line = graph.net.file, place.model.line
    try:
        for sample in _samples(formulas):
            if not any(formula.value(sample) is True for formula in formulas):
                data = ", ".join(f"{name} = {shown(value)}" for name, value in sample.items())
                return GAP.finding(file, line, place.id, data=data, story=story)
    except Stumble:
        return None
    unclear = next((each for each in formulas if not _simple(each)), None)
    if unclear is None and _number(formulas) <= _MOST_SAMPLES:
        return None
    if always(formula.compiled.tree for formula in formulas if formula.compiled):
        return None
    text = unclear.text if unclear else formulas[0].text
    return GAP_NOT_DECIDED.finding(file, line, place.id, text=text)


def _samples(formulas: list[Formula]) -> Iterator[dict[str, object]]:
    names = sorted(_names(formulas))
    values = [_values(name, formulas) for name in names]
    for number, sample in enumerate(product(*values)):
        if number >= _MOST_SAMPLES:
            return
        yield dict(zip(names, sample, strict=True))


def _number(formulas: list[Formula]) -> int:
    number = 1
    for name in _names(formulas):
        number *= len(_values(name, formulas))
    return number


def _names(formulas: list[Formula]) -> set[str]:
    """The names of data; those of functions are none."""
    nodes = [node for formula in formulas for node in _within(formula)]
    functions = {id(node.function) for node in nodes if isinstance(node, tree.Call)}
    return {
        node.name for node in nodes if isinstance(node, tree.Name) and id(node) not in functions
    }


def _within(formula: Formula) -> Iterator[tree.Node]:
    return tree.within(formula.compiled.tree) if formula.compiled else iter(())


def _simple(formula: Formula) -> bool:
    """Whether samples stand for all data: names are only compared with what the text names."""
    for node in _within(formula):
        if isinstance(node, tree.Call):
            if not negates(node):
                return False
        elif (
            not isinstance(node, _SIMPLE)
            or (
                isinstance(node, tree.Comparison)
                and not any(
                    isinstance(side, tree.Constant | tree.Negation)
                    for side in (node.left, node.right)
                )
            )
            or isinstance(node, tree.Path)
        ):
            return False
    return True


def _values(name: str, formulas: list[Formula]) -> list[object]:
    """Values of a name that stand for all: those it is compared with, and others beside them."""
    constants: list[object] = []
    for formula in formulas:
        for node in _within(formula):
            parts = list(tree.within(node))
            if _compares(node) and any(
                isinstance(each, tree.Name) and each.name == name for each in parts
            ):
                constants += [each.value for each in parts if isinstance(each, tree.Constant)]
    return _beside(constants) or [True, False]


def _compares(node: tree.Node) -> bool:
    return isinstance(node, tree.Comparison | tree.Between | tree.In | tree.Call)


def _beside(constants: list[object]) -> list[object]:
    found: list[object] = []
    numbers = sorted({each for each in constants if isinstance(each, int | Decimal)})
    strings = sorted({each for each in constants if isinstance(each, str)})
    if any(isinstance(each, bool) for each in constants):
        return [True, False]
    if numbers:
        found += [numbers[0] - 1, *numbers, numbers[-1] + 1]
        found += [Decimal(low + high) / 2 for low, high in pairwise(numbers)]
    if strings:
        other = "-"
        while any(other in each or each in other for each in strings if each):
            other += "-"
        found += [*strings, other]
    return found or [each for each in constants if each is not None]
