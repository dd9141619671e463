"""What the gate says of small nets."""

from motcua.kit.bpmn.gate import prove
from motcua.kit.bpmn.tests.stepping import definitions


def found(inside: str, flows: str, beside: str = "") -> dict[str, str]:
    """Element and story for each rule that the gate names."""
    (proof,) = prove(definitions(inside, flows, beside))
    assert not proof.fine
    return {
        finding.rule.id.removeprefix("gate."): f"{finding.element} | {_story(finding)}"
        for finding in proof.findings
    }


def _story(finding) -> str:
    story = finding.facts.get("story")
    return story.en if story else ""


def fine(inside: str, flows: str, beside: str = "") -> bool:
    (proof,) = prove(definitions(inside, flows, beside))
    return proof.fine
