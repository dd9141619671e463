"""Run each promise of ``bench/``, or the one named, and keep what they print as JSON lines."""

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parents[1] / "bench"


def main(only: str = "") -> int:
    """Print each measurement as it comes; returns 1 when one failed or missed its floor."""
    results, failed = [], False
    for path in sorted(BENCH.glob(f"{only or '*'}.py")):
        done = subprocess.run([sys.executable, path], stdout=subprocess.PIPE, text=True)
        failed |= done.returncode != 0
        for line in done.stdout.splitlines():
            print(line, flush=True)
            results.append(json.loads(line))
    (BENCH / "results.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
