"""Our own extension elements: nothing misspelt, nothing said by half."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.checking.vocabulary import ACTIVITIES, GLOBAL_TASKS
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.markup import OURS, Element, children, ours, said

UNKNOWN = Rule(
    "extension.unknown",
    vi="Không gian tên của chúng tôi không có {name} ở đây.",
    vi_cure="Hãy dùng một trong: {allowed}.",
    en="Our namespace has no {name} here.",
    en_cure="Use one of these: {allowed}.",
)
STEP_PLACE = Rule(
    "extension.step",
    vi="step chỉ được đặt một lần, trong một hoạt động.",
    vi_cure="Hãy chuyển step vào hoạt động, hoặc bỏ bớt.",
    en="A step stands once, in an activity.",
    en_cure="Move it to an activity, or remove the others.",
)
NAME = Rule(
    "extension.name",
    vi="Tên cần có ngôn ngữ (lang) và nội dung, mỗi ngôn ngữ một lần.",
    vi_cure='Hãy viết, ví dụ, name lang="vi" với nội dung bên trong.',
    en="A name needs a language and a text, one for each language.",
    en_cure='Write, for example, name lang="vi" with the text within.',
)
BUDGET = Rule(
    "extension.budget",
    vi="Thời gian dành cho bước cần một số dương (budget) và đơn vị (unit).",
    vi_cure='Hãy ghi, ví dụ, budget="3" unit="working_days".',
    en="The time for a step needs a number above zero (budget) and a unit.",
    en_cure='Write, for example, budget="3" unit="working_days".',
)
OUTCOME = Rule(
    "extension.outcome",
    vi="Mỗi kết quả cần một khóa (key) riêng.",
    vi_cure="Hãy đặt key khác nhau cho từng outcome.",
    en="Every outcome needs a key of its own.",
    en_cure="Give each outcome a different key.",
)

ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "step": frozenset({"role", "form", "budget", "unit"}),
    "name": frozenset({"lang"}),
    "outcome": frozenset({"key"}),
}
_WITHIN: Mapping[str, frozenset[str]] = {
    "extensionElements": frozenset({"step", "name"}),
    "step": frozenset({"outcome"}),
    "outcome": frozenset({"name"}),
}
_ON_ELEMENTS = {"timerEventDefinition": frozenset({"unit"})}
_NONE: frozenset[str] = frozenset()
_AMOUNT = re.compile(r"\d{1,6}(\.\d{1,3})?")


def nothing_is_misspelt(look: Look) -> Iterator[Finding]:
    for element in look.root.walk():
        if element.namespace == OURS:
            within = element.parent.local if element.parent is not None else ""
            yield from _known(look, element, {element.local}, _WITHIN.get(within, _NONE))
            yield from _known(
                look, element, element.attributes.keys(), ATTRIBUTES.get(element.local, _NONE)
            )
        else:
            mine = {each.rpartition(":")[2] for each in element.attributes if _ours(element, each)}
            yield from _known(look, element, mine, _ON_ELEMENTS.get(element.local, _NONE))


def _known(
    look: Look, element: Element, names: Iterable[str], allowed: frozenset[str]
) -> Iterator[Finding]:
    for name in sorted(set(names) - allowed):
        if not name.startswith("xmlns"):
            facts = {"name": name, "allowed": ", ".join(sorted(allowed)) or "–"}
            yield look.finding(UNKNOWN, _owner(element), **facts)


def _ours(element: Element, attribute: str) -> bool:
    prefix, _, _ = attribute.rpartition(":")
    return prefix not in {"", "xmlns"} and element.resolve(prefix) == OURS


def steps_are_whole(look: Look) -> Iterator[Finding]:
    for element in (each.parent for each in look.all("extensionElements")):
        if element is None:
            continue
        steps = list(ours(element, "step"))
        if len(steps) > 1 or (steps and element.local not in ACTIVITIES | GLOBAL_TASKS):
            yield look.finding(STEP_PLACE, element)
        named = [list(ours(element, "name"))]
        for step in steps:
            yield from _step(look, element, step)
            named += [children(outcome, "name") for outcome in children(step, "outcome")]
        if not all(map(_names_are_whole, named)):
            yield look.finding(NAME, element)


def _step(look: Look, element: Element, step: Element) -> Iterator[Finding]:
    amount, unit = step.attributes.get("budget"), step.attributes.get("unit")
    if (amount is None) != (unit is None) or not _is_amount(amount or "1") or unit == "":
        yield look.finding(BUDGET, element)
    keys = Counter(each.attributes.get("key", "") for each in children(step, "outcome"))
    if "" in keys or any(number > 1 for number in keys.values()):
        yield look.finding(OUTCOME, element)


def _is_amount(text: str) -> bool:
    return bool(_AMOUNT.fullmatch(text)) and float(text) > 0


def _names_are_whole(names: list[Element]) -> bool:
    languages = [each.attributes.get("lang", "") for each in names]
    return all(languages) and all(map(said, names)) and len(set(languages)) == len(languages)


def _owner(element: Element) -> Element:
    """The element of BPMN that an extension belongs to."""
    while element.parent is not None and "id" not in element.attributes:
        element = element.parent
    return element


CHECKS = (nothing_is_misspelt, steps_are_whole)
