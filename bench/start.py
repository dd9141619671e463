"""The second start of the demo, from the command to ``ready``."""

import signal
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from scratch import report
from tests.running.operating import Demo

MOST = 8.0
"""Seconds that a second start may take."""


def main() -> int:
    with TemporaryDirectory() as folder:
        demo = Demo(Path(folder))
        for _first_then_second in range(2):
            began = time.monotonic()
            demo.ensure()
            seconds = time.monotonic() - began
            demo.end(signal.SIGTERM)
    return 0 if report("start", seconds, "s", MOST) else 1


if __name__ == "__main__":
    sys.exit(main())
