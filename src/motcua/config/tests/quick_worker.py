"""A worker whose clocks run fast, with a job that hangs until a file exists.

Started as ``python -m motcua.config.tests.quick_worker FILE``: the job writes ``FILE.began`` and
ends once FILE is there.
"""

import os
import sys
import time
from pathlib import Path

import django

from motcua.kit.jobs import job

FILE = Path(sys.argv[-1])


@job(queue="test")
def hang(*, number: int) -> None:
    FILE.with_suffix(".began").write_text(str(number))
    while not FILE.exists():
        time.sleep(0.05)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.config.settings.test")
    django.setup()
    from motcua.config import worker

    worker.HEARTBEAT, worker.STALLED, worker.TENDED_EACH = 0.2, 1.0, 0.2
    worker.KILLED_AFTER, worker.JOBS_END_WITHIN = 1.0, 0
    worker.main()


if __name__ == "__main__":
    main()
