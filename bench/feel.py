"""A condition of three terms, evaluated on one core; beside it ``feelin``, which reads it anew.

``feelin`` (JavaScript) has no compiled form and computes in binary floats, so the ratio says what
reading once is worth, and nothing about numbers.
"""

import json
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

from scratch import report

from motcua.kit.feel import compile_expression

ROOT = Path(__file__).parents[1]
FLOOR = 250_000
ROUNDS = 5
TIMES = 50_000
"""Evaluations of one round; the best round counts."""
OTHER_TIMES = 2_000
CONDITION = "tuổi >= 18 and thu nhập < hạn mức and số người > 2"
INTEGERS = {"tuổi": 20, "thu nhập": 4_000_000, "hạn mức": 4_500_000, "số người": 4}
DECIMALS = {
    "tuổi": Decimal("20.5"),
    "thu nhập": Decimal("4000000.75"),
    "hạn mức": Decimal("4500000.25"),
    "số người": Decimal("4.0"),
}
FEELIN = """
import { evaluate } from 'feelin';
const { text, context, times, rounds } = JSON.parse(process.argv[1]);
let best = Infinity;
for (let round = 0; round < rounds; round++) {
  const began = process.hrtime.bigint();
  for (let time = 0; time < times; time++) {
    if (evaluate(text, context).value !== true) throw new Error('another answer');
  }
  best = Math.min(best, Number(process.hrtime.bigint() - began) / 1e9);
}
console.log(times / best);
"""


def main() -> int:
    other = feelin(INTEGERS)
    kept = [
        report(f"feel {kind}", rate, "evaluations/s", FLOOR, ratio=rate / other)
        for kind, rate in (("integers", ours(INTEGERS)), ("decimals", ours(DECIMALS)))
    ]
    return 0 if all(kept) else 1


def ours(context: dict[str, object]) -> float:
    """Evaluations a second of the condition, compiled once."""
    rule = compile_expression(CONDITION, names=list(context))
    assert rule.evaluate(context) is True
    best = float("inf")
    for _round in range(ROUNDS):
        began = time.perf_counter()
        for _time in range(TIMES):
            rule.evaluate(context)
        best = min(best, time.perf_counter() - began)
    return TIMES / best


def feelin(context: dict[str, object]) -> float:
    """Evaluations a second of the same condition by the npm package."""
    task = {"text": CONDITION, "context": context, "times": OTHER_TIMES, "rounds": ROUNDS}
    done = subprocess.run(
        [ROOT / ".tools/node/bin/node", "--input-type=module", "-e", FEELIN, json.dumps(task)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
