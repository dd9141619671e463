"""How fast the gate is: twelve parallel branches of two tasks, proven."""

import sys
import time
from collections.abc import Iterator
from itertools import pairwise

from scratch import report

from motcua.kit.bpmn.checking import check
from motcua.kit.bpmn.gate import prove
from motcua.kit.bpmn.reading import read

BRANCHES, LENGTH = 12, 2
MOST = 1.0
"""The most seconds that the proof may take."""


def main() -> int:
    definitions = read("".join(model()).encode())
    if check(definitions):
        raise AssertionError("the model of this measurement is not lawful")
    began = time.perf_counter()
    (proof,) = prove(definitions)
    took = time.perf_counter() - began
    if not proof.fine:
        raise AssertionError("the model of this measurement cannot get stuck")
    return 0 if report("bpmn-gate", took, "s", MOST) else 1


def model() -> Iterator[str]:
    """Branches between a split and a join."""
    yield '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" '
    yield 'targetNamespace="urn:bench"><process id="p" isExecutable="true">'
    yield '<startEvent id="s"/><endEvent id="e"/>'
    yield '<parallelGateway id="g"/><parallelGateway id="j"/>'
    ways = [("s", "g"), ("j", "e")]
    for branch in range(BRANCHES):
        steps = [f"t{branch}-{number}" for number in range(LENGTH)]
        yield from (f'<userTask id="{each}"/>' for each in steps)
        ways += pairwise(["g", *steps, "j"])
    for source, target in ways:
        yield f'<sequenceFlow id="{source}-{target}" sourceRef="{source}" targetRef="{target}"/>'
    yield "</process></definitions>"


if __name__ == "__main__":
    sys.exit(main())
