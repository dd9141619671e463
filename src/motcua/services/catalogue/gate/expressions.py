"""The expressions of a process: what they ask for must be there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from motcua.instruments.forms.model import Words
from motcua.kit.bpmn.markup import elements_of_bpmn, said
from motcua.kit.bpmn.model import Activity, Event, MultiInstance, Scope
from motcua.kit.feel import FeelError, check, tree
from motcua.kit.feel.errors import Said
from motcua.kit.feel.types import Description
from motcua.services.catalogue.gate import forms
from motcua.services.catalogue.gate.look import PROCESS, Look
from motcua.services.catalogue.package.findings import Finding
from motcua.services.catalogue.package.rule import Rule

UNKNOWN = Rule(
    "process.expression",
    vi="Trong biểu thức “{text}”: {said}",
    vi_cure="Hãy dùng tên của form.yaml, của biểu mẫu các bước hoặc của dữ liệu quy trình.",
    en="In the expression “{text}”: {said}",
    en_cure="Use names of form.yaml, of the forms of steps, or of the data of the process.",
)
IMPOSSIBLE = Rule(
    "condition.impossible",
    vi="Điều kiện “{text}” không bao giờ đúng: {name} không có giá trị “{value}”.",
    vi_cure="Hãy dùng một trong: {known}.",
    en="The condition “{text}” is never true: {name} cannot be “{value}”.",
    en_cure="Use one of these: {known}.",
)

OUTCOME = "outcome"
OF_THE_CASE = ("channel",)
"""What every process sees of the case beside the answers."""
_OF_THE_STEP: dict[str, Description] = {
    OUTCOME: "string",
    "loopCounter": "number",
    "numberOfInstances": "number",
    "numberOfActiveInstances": "number",
    "numberOfCompletedInstances": "number",
    "numberOfTerminatedInstances": "number",
    "activationCount": "number",
    "waitingForStart": "boolean",
}
_ELEMENTS = frozenset(
    {
        "conditionExpression",
        "condition",
        "loopCondition",
        "loopCardinality",
        "completionCondition",
        "activationCondition",
        "timeDate",
        "timeDuration",
        "timeCycle",
        "transformation",
        "from",
    }
)
_MOMENT = re.compile(r"P\S*|R\d*/\S+|\d{4}-\S+")
"""A time as it stands, in ISO 8601; no expression."""


@dataclass(frozen=True)
class Text:
    """An expression of the process, and where it stands."""

    text: str
    line: int


def expressions_of(look: Look) -> Iterator[Text]:
    """Every expression of the process, in the order of the file."""
    process = look.package.process
    if process is None:
        return
    for element in elements_of_bpmn(process.document.root):
        if element.local in _ELEMENTS and not _MOMENT.fullmatch(text := said(element)) and text:
            yield Text(text, element.line)


def names_are_known(look: Look) -> Iterator[Finding]:
    names = _names(look)
    for each in expressions_of(look):
        for found in check(each.text, names)[:1]:
            line = each.line + found.line - 1
            yield UNKNOWN.finding(PROCESS, line, text=_short(each.text), said=_said(found.said))


def conditions_can_hold(look: Look) -> Iterator[Finding]:
    """A choice is only compared with its options, an outcome with those of the steps."""
    known, names = dict(_choices(look)), frozenset(_names(look))
    for file, form in look.forms.items():
        for rule in forms.rules(form):
            yield from _impossible(forms.tree_of(rule), known, file, forms.line_of(rule), rule.text)
    for each in expressions_of(look):
        try:
            found = forms.tree_in(each.text, names)
        except FeelError:
            continue
        yield from _impossible(found, known, PROCESS, each.line, each.text)


def _said(said: Said) -> Words:
    """What the language says, and what may have been meant."""
    near = said.key.endswith("_near")
    return {
        lang: f"{said.text(lang)} {said.hint(lang)}" if near else said.text(lang)
        for lang in ("vi", "en")
    }


def _impossible(
    root: tree.Node, known: dict[str, list[str]], file: str, line: int, text: str
) -> Iterator[Finding]:
    for node in tree.within(root):
        if not isinstance(node, tree.Comparison) or node.operator != "=":
            continue
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if (
                isinstance(one, tree.Name)
                and isinstance(other, tree.Constant)
                and isinstance(other.value, str)
                and other.value not in known.get(one.name, [other.value])
            ):
                yield IMPOSSIBLE.finding(
                    file,
                    line,
                    text=_short(text),
                    name=one.name,
                    value=other.value,
                    known=", ".join(known[one.name]) or "–",
                )


def _choices(look: Look) -> Iterator[tuple[str, list[str]]]:
    for form in look.forms.values():
        for each in forms.asked(form):
            if each.question.type == "choice":
                yield each.question.key, [option.value for option in each.question.options]
    process = look.package.process
    if process is not None:
        outcomes = [each.key for node in process.nodes() for each in node.office.outcomes]
        yield OUTCOME, list(dict.fromkeys(outcomes))


def _names(look: Look) -> dict[str, Description]:
    """What expressions of the process may ask for."""
    names: dict[str, Description] = {**_OF_THE_STEP, **dict.fromkeys(OF_THE_CASE, "string")}
    for form in look.forms.values():
        names |= forms.names_of(form)
    names |= dict.fromkeys(look.package.decisions)
    process = look.package.process
    for scope in process.scopes() if process else ():
        names |= dict.fromkeys(_declared(scope))
    return names


def _declared(scope: Scope) -> Iterator[str]:
    """Names that the process gives values itself."""
    yield from scope.data
    for node in scope.nodes.values():
        if isinstance(node, Activity):
            yield from (each.target for each in (*node.inputs, *node.outputs))
            if isinstance(node.loop, MultiInstance):
                yield from filter(None, (node.loop.item, node.loop.results, node.loop.result))
        elif isinstance(node, Event):
            yield from (each.target for each in node.transfers)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 100 else f"{line[:100].rstrip()}…"


CHECKS = (names_are_known, conditions_can_hold)
