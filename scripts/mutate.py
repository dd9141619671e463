"""Change the rules of the legal clock bit by bit, and see whether a test notices each change.

Works on a copy in ``.tools/mutate``, in one process. Prints the score and every survivor; fails
when one of them has no reason in ``docs/reference/clock.md``.
"""

import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPY = ROOT / ".tools" / "mutate"
MUTMUT = ROOT / ".tools" / "mutmut" / "bin" / "mutmut"
REASONS = ROOT / "docs" / "reference" / "clock.md"
KIT = Path("src") / "motcua" / "kit"
LEAVES = ("__init__.py", "datafile.py", "errors.py", "numbers.py")
PROFILE_PARTS = ("profile.yaml", "calendar", "clock")
RULES = (
    "answer",
    "calendar",
    "counting",
    "dates",
    "due",
    "limits",
    "look",
    "picture",
    "readings",
    "regime",
    "replay",
    "stages",
    "state",
    "steps",
    "track",
    "verdict",
)
"""The modules that decide; words, files and JSON have plain tests."""

CONFIG = """\
[tool.mutmut]
source_paths = ["src"]
only_mutate = [{rules}]
also_copy = ["profiles", "conftest.py"]
pytest_add_cli_args_test_selection = ["{tests}"]

[tool.pytest.ini_options]
addopts = ["--import-mode=importlib", "-x", "-q", "-p", "no:cacheprovider"]
pythonpath = ["src"]
"""
CONFTEST = '''\
"""The same few examples for every mutant, and nothing remembered from the one before."""

import gc
from functools import cached_property

from hypothesis import HealthCheck, settings

from motcua.kit.clock import Calendar

settings.register_profile(
    "mutants",
    max_examples=25,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
settings.load_profile("mutants")


def pytest_sessionstart():
    kept = [name for name, each in vars(Calendar).items() if isinstance(each, cached_property)]
    for calendar in gc.get_objects():
        if isinstance(calendar, Calendar):
            for name in kept:
                vars(calendar).pop(name, None)
'''


def main() -> int:
    """Run the mutants and print the score; returns 1 when a survivor has no reason."""
    prepare()
    subprocess.run([MUTMUT, "run", "--max-children", "1"], cwd=COPY, check=False)
    states = results()
    counts = Counter(states.values())
    total = sum(counts.values())
    reasons = set(re.findall(r"`(\w+\.x[^`]+)`", REASONS.read_text(encoding="utf-8")))
    alive = [name for name, state in states.items() if state in {"survived", "no tests"}]
    for name in alive:
        print(f"{'known' if name in reasons else 'NEW  '} {name}")
    print(f"{total - len(alive)} of {total} mutants noticed: {1 - len(alive) / total:.1%}")
    return int(any(name not in reasons for name in alive))


def prepare() -> None:
    """A folder with the clock, what it stands on, its tests, and the rules of the countries."""
    shutil.rmtree(COPY, ignore_errors=True)
    kit = COPY / KIT
    kit.mkdir(parents=True)
    shutil.copy(ROOT / KIT.parent / "__init__.py", kit.parent)
    for leaf in LEAVES:
        shutil.copy(ROOT / KIT / leaf, kit)
    shutil.copytree(
        ROOT / KIT / "clock", kit / "clock", ignore=shutil.ignore_patterns("__pycache__")
    )
    for country in ("vietnam", "france"):
        for part in PROFILE_PARTS:
            source, target = (each / "profiles" / country / part for each in (ROOT, COPY))
            target.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copy)(source, target)
    rules = ", ".join(f'"{KIT / "clock" / rule}.py"' for rule in RULES)
    config = CONFIG.format(rules=rules, tests=KIT / "clock" / "tests")
    (COPY / "pyproject.toml").write_text(config, encoding="utf-8")
    (COPY / "conftest.py").write_text(CONFTEST, encoding="utf-8")


def results() -> dict[str, str]:
    """What became of each mutant, by its name within the clock."""
    said = subprocess.run(
        [MUTMUT, "results", "--all", "true"], cwd=COPY, capture_output=True, text=True, check=True
    )
    lines = (line.strip().partition(": ") for line in said.stdout.splitlines() if ": " in line)
    return {name.removeprefix("motcua.kit.clock."): state for name, _colon, state in lines}


if __name__ == "__main__":
    sys.exit(main())
