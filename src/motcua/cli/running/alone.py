"""One part run alone: in this process, or under a supervisor when it brings its own database."""

from collections.abc import Callable
from typing import Any

from motcua.cli.django_setup import check_external
from motcua.cli.running import parts
from motcua.cli.running.joining import Seat
from motcua.cli.running.supervisor import Supervisor


def run_part(env: Any, name: str, run: Callable[[], None], port: int = 0) -> None:
    """Run a part until it is asked to end.

    Where a database answers already (``DATABASE_URL``, or the embedded server of another command)
    the part runs here. Otherwise this process owns the embedded server and supervises both.
    """
    if env.database_url:
        check_external(env.database_url)
        run()
        return
    seat = Seat(env.var)
    try:
        if not seat.take():
            run()
            return
        with Supervisor() as supervisor:
            parts.start_database(supervisor, seat.cluster)
            if name == "web":
                supervisor.start(parts.web_part(env.var, port, {}))
            else:
                supervisor.start(parts.worker_part(env.var, seat.cluster.connect, {}))
            supervisor.forever()
    finally:
        seat.leave()
