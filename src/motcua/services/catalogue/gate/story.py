"""What the library of processes finds, told in the words of the service: its steps by their names.

Whoever writes a package knows the names of its steps, not places and tokens.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from motcua.instruments.forms.model import Words
from motcua.kit.bpmn import errors
from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.errors import BpmnError, Told
from motcua.kit.bpmn.gate import prove
from motcua.kit.bpmn.model import Definitions, Gateway, Node
from motcua.services.catalogue.gate.look import PROCESS, Look
from motcua.services.catalogue.package.findings import Finding
from motcua.services.catalogue.package.rule import Rule

MISSING = Rule(
    "process.missing",
    vi="Gói chưa có quy trình.",
    vi_cure="Hãy vẽ quy trình BPMN từ lúc nhận đến lúc trả kết quả và đặt vào gói.",
    en="The package has no process.",
    en_cure="Draw the process in BPMN, from receipt to result, and put it into the package.",
)


def process_is_sound(look: Look) -> Iterator[Finding]:
    """Everything that ``kit.bpmn`` finds; what cannot be run is not explored."""
    definitions = look.package.process
    if definitions is None:
        yield MISSING.finding(PROCESS)
        return
    names = named(definitions)
    found = list(check(definitions))
    if not found:
        try:
            found = [finding for proof in prove(definitions) for finding in proof.findings]
        except BpmnError as error:
            found = list(error.findings)
    yield from (told(each, names) for each in found)


def named(definitions: Definitions) -> Mapping[str, Words]:
    """What nodes and flows are called in each language, by identifier."""
    nodes = {node.id: name_of(node) for node in definitions.nodes()}
    nodes |= dict(_gateways(definitions, nodes))
    flows = {
        flow.id: {"vi": flow.called, "en": flow.called}
        for scope in definitions.scopes()
        for flow in scope.flows.values()
    }
    return {**flows, **nodes}


def _gateways(definitions: Definitions, nodes: Mapping[str, Words]) -> Iterator[tuple[str, Words]]:
    """Gateways that nobody named, by the step that they come after."""
    for scope in definitions.scopes():
        for node in scope.nodes.values():
            before = next((scope.flows[each].source for each in node.incoming), "")
            if isinstance(node, Gateway) and not node.name and before in nodes:
                vi, en = (nodes[before][lang] for lang in ("vi", "en"))
                yield node.id, {"vi": f"cổng sau bước {vi}", "en": f"the gateway after {en}"}


def name_of(node: Node) -> Words:
    """Its names; where a language has none, what it is called at all."""
    return {lang: node.office.names.get(lang) or node.called for lang in errors.LANGUAGES}


def told(finding: errors.Finding, names: Mapping[str, Words]) -> Finding:
    """A finding of the library as one of the package."""
    english = {words["vi"]: words["en"] for words in names.values()}
    facts = {key: _fact(fact, names, english) for key, fact in finding.facts.items()}
    worded = replace(finding, facts=facts)
    where = names.get(finding.element)
    problem, cure = {}, {}
    for language in errors.LANGUAGES:
        fault = worded.fault(language)
        name = where[language] if where else finding.element
        begins = not name or name in fault.partition(".")[0]
        problem[language] = fault if begins else f"“{name}”: {fault}"
        cure[language] = worded.cure(language)
    return Finding(PROCESS, finding.line, problem, cure, f"process.{finding.rule.id}")


def _fact(fact: object, names: Mapping[str, Words], english: Mapping[str, str]) -> object:
    if isinstance(fact, Told):
        return Told(vi=fact.vi, en=_translated(fact.en, english))
    if not isinstance(fact, str):
        return fact
    if fact in names:
        return Told(**names[fact])
    return Told(vi=fact, en=english[fact]) if fact in english else fact


def _translated(text: str, english: Mapping[str, str]) -> str:
    """A story with the names of steps, which stand in quotes, in English."""
    for vietnamese, name in english.items():
        text = text.replace(f"“{vietnamese}”", f"“{name}”")
    return text


CHECKS = (process_is_sound,)
