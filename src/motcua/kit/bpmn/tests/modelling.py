"""Small models for tests."""

from itertools import pairwise

from motcua.kit.bpmn.model import Definitions
from motcua.kit.bpmn.reading import read

HEAD = (
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:motcua="urn:motcua:bpmn:1" '
    'id="definitions" targetNamespace="urn:test">'
)


def model(content: str) -> Definitions:
    """A model with this in its definitions."""
    return read(f"{HEAD}{content}</definitions>".encode(), file="test.bpmn")


def process(inside: str, beside: str = "") -> Definitions:
    """A model with one process; ``beside`` stands before it."""
    return model(f'{beside}<process id="process" isExecutable="true">{inside}</process>')


def line(*middle: str, prefix: str = "") -> str:
    """A start, some elements written as ``<tag id="…"…/>`` and an end, one after another."""
    nodes = [f'<startEvent id="{prefix}start"/>', *middle, f'<endEvent id="{prefix}end"/>']
    names = [node.split('id="', 1)[1].split('"', 1)[0] for node in nodes]
    return "".join(nodes) + "".join(flow(*pair) for pair in pairwise(names))


def flow(source: str, target: str, condition: str = "") -> str:
    """A sequence flow called ``source-target``."""
    inside = f"<conditionExpression>{condition}</conditionExpression>" if condition else ""
    return (
        f'<sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}">'
        f"{inside}</sequenceFlow>"
    )
