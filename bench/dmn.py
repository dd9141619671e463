"""How many inputs a decision table takes in a second, and how long the compatibility kit takes.

The table has 50 rules over five inputs. It is asked through the model, as a service asks it: once
for the value alone, once with the reasons beside it; the inputs are integers, then decimals.
"""

import os
import random
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from pathlib import Path

from scratch import report

from motcua.kit.feel.dmn import DecisionModel, link, read_definitions
from motcua.kit.feel.dmn.tck.running import run_suite, suites

RULES = 50
ROUNDS = 20_000
FLOOR = 50_000.0
"""Inputs a second, with integers and with decimals, without reasons."""
MOST_SECONDS = 60.0
"""For the whole kit on one core."""
SHARED = Path(os.environ.get("MOTCUA_SHARED") or Path(__file__).parents[2] / "shared")

HEAD = '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" namespace="urn:bench">'
INPUTS = ("Age", "Pages", "Income", "Channel", "Exempt")


def main() -> int:
    kept = []
    for name, number in (("integers", int), ("decimals", Decimal)):
        given = some_inputs(number)
        model = DecisionModel(link(read_definitions(table().encode())))
        for inputs in given:
            assert model.evaluate("Fee", inputs) == model.explain("Fee", inputs).value
        plain = rate(partial(model.evaluate, "Fee"), given)
        told = rate(partial(model.explain, "Fee"), given)
        kept.append(report(f"table of 50 x 5, {name}", plain, "inputs/s", FLOOR))
        report(f"the same with reasons, {name}", told, "inputs/s", 0, ratio=told / plain)
    kept.append(kit())
    return 0 if all(kept) else 1


def table() -> str:
    """A model with one table whose rules each look at all five inputs and exclude another."""
    names = "".join(
        f'<inputData id="{name}" name="{name}"><variable name="{name}"/></inputData>'
        for name in INPUTS
    )
    needs = "".join(
        f'<informationRequirement><requiredInput href="#{name}"/></informationRequirement>'
        for name in INPUTS
    )
    columns = "".join(
        f"<input><inputExpression><text>{name}</text></inputExpression></input>" for name in INPUTS
    )
    rules = "".join(rule(number) for number in range(RULES))
    return (
        f'{HEAD}{names}<decision id="fee" name="Fee">{needs}<decisionTable>'
        f"{columns}<output/>{rules}</decisionTable></decision></definitions>"
    )


def rule(number: int) -> str:
    """Five bands of age, five of pages, two channels; a test of income of its own."""
    age, rest = divmod(number, 10)
    pages, channel = divmod(rest, 2)
    tests = (
        f"[{age * 20}..{age * 20 + 20})",
        f"[{pages * 10}..{pages * 10 + 10})",
        f"&gt;= {number}",
        ('"online"', '"counter", "post"')[channel],
        "false",
    )
    cells = "".join(f"<inputEntry><text>{test}</text></inputEntry>" for test in tests)
    return f"<rule>{cells}<outputEntry><text>{number * 1000}</text></outputEntry></rule>"


def some_inputs(number: Callable[[int], object]) -> list[dict[str, object]]:
    """Random inputs that each match one rule."""
    chance = random.Random(20)  # noqa: S311
    return [
        {
            "Age": number(chance.randrange(100)),
            "Pages": number(chance.randrange(50)),
            "Income": number(chance.randrange(RULES, 10**7)),
            "Channel": chance.choice(("online", "counter", "post")),
            "Exempt": False,
        }
        for _each in range(1_000)
    ]


def rate(ask: Callable[[dict[str, object]], object], given: list[dict[str, object]]) -> float:
    """Inputs a second of one core, the best of three."""
    best = 0.0
    for _try in range(3):
        began = time.process_time()
        for each in range(ROUNDS):
            ask(given[each % len(given)])
        best = max(best, ROUNDS / (time.process_time() - began))
    return best


def kit() -> bool:
    """The time of the kit's cases; where the kit is absent, that promise is not measured."""
    folder = SHARED / "conformance/dmn-tck"
    if not folder.exists():
        print(f"{folder} is absent: the kit is not measured", file=sys.stderr)
        return True
    began = time.process_time()
    reports = [run_suite(suite) for suite in suites(folder)]
    seconds = time.process_time() - began
    passed = sum(each.passed for each in reports)
    failed = sum(each.failed for each in reports)
    return report(f"kit, {passed} passed, {failed} failed", seconds, "s", MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
