"""The supervisor: starts parts, starts again what dies, ends what hangs, stops all.

It runs in one thread, the main one: the kernel ends the children of a thread that is gone.
"""

import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import click

from motcua.cli.running import processes
from motcua.cli.trouble import Trouble

BEAT = 0.1
"""Seconds between two looks at the parts."""
PROBE_EVERY = 5.0
MISSES = 4
"""Probes missed one after the other before a part counts as hung."""
MISSES_AT_START = 12
"""As many before its first answer: on a busy machine a start takes its time."""
STEADY = 10.0
"""Seconds after which a part that dies is started again at once."""
LONGEST_WAIT = 30.0

Process = subprocess.Popen[bytes]


class Stopped(Exception):
    """Somebody asked the supervisor to stop."""


@dataclass
class Part:
    """One supervised process. ``answers`` proves that it does its work, not only that it is there.

    Parts end in the opposite order of their ``rank``; those of one rank together.
    """

    name: str
    launch: Callable[[], Process]
    answers: Callable[[], bool]
    rank: int = 1
    ends_by: signal.Signals = signal.SIGTERM
    patience: float = 8.0
    process: Process | None = None
    started: float = 0.0
    wait: float = 0.0
    due: float = 0.0
    proved: bool = False
    misses: int = 0
    probed: float = 0.0

    def start(self) -> None:
        self.started = self.probed = time.monotonic()
        self.proved, self.misses = False, 0
        self.process = self.launch()

    def runs(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ready(self) -> bool:
        """True once it has answered since it was started."""
        if self.runs() and not self.proved:
            self.proved = self.answers()
        return self.runs() and self.proved


class Supervisor:
    """Use it as a context: at its end, whatever ended it, every part is stopped."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._asked_to_stop = False
        self._handlers: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self._handlers[number] = signal.signal(number, self._ask_to_stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        tb: TracebackType | None,
    ) -> bool:
        self._stop()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        return isinstance(error, Stopped)

    def start(self, part: Part) -> None:
        self._parts.append(part)
        part.start()

    def pause(self, seconds: float) -> None:
        """Sleep; raises ``Stopped`` when somebody asked for it."""
        time.sleep(seconds)
        if self._asked_to_stop:
            raise Stopped

    def finish(self, name: str, launch: Callable[[], Process]) -> None:
        """Run a process to its end beside the parts; raises ``Trouble`` when it fails."""
        process = launch()
        try:
            while process.poll() is None:
                self.pause(BEAT)
                self._tend()
        finally:
            processes.end(process, signal.SIGTERM, 5)
        if process.returncode != 0:
            raise Trouble(f"{name} failed ({processes.reason(process.returncode)}); see above.")

    def until_ready(self, patience: float) -> None:
        """Return when every part does its work; raises ``Trouble`` after ``patience`` seconds."""
        until = time.monotonic() + patience
        while late := [part.name for part in self._parts if not part.ready()]:
            if time.monotonic() > until:
                raise Trouble(f"Not ready after {patience:.0f} s: {', '.join(late)}.")
            self.pause(BEAT)
            self._tend()

    def forever(self) -> None:
        """Tend the parts until somebody asks to stop."""
        while True:
            self.pause(BEAT)
            self._tend()

    def _tend(self) -> None:
        for part in self._parts:
            if part.runs():
                self._probe(part)
            elif part.process is not None:
                self._note_end(part, part.process)
            elif time.monotonic() >= part.due:
                self._start_again(part)

    def _probe(self, part: Part) -> None:
        if time.monotonic() - part.probed < PROBE_EVERY:
            return
        part.misses = 0 if part.answers() else part.misses + 1
        part.proved = part.proved or part.misses == 0
        part.probed = time.monotonic()
        bearable = MISSES if part.proved else MISSES_AT_START
        if part.misses >= bearable and part.process is not None:
            say(f"{part.name} does not answer and is ended")
            processes.end(part.process, part.ends_by, part.patience)

    def _note_end(self, part: Part, process: Process) -> None:
        processes.kill_group(process)
        steady = time.monotonic() - part.started > STEADY
        part.wait = 0.0 if steady else min(max(2 * part.wait, 0.5), LONGEST_WAIT)
        part.due, part.process = time.monotonic() + part.wait, None
        when = f"in {part.wait:.1f} s" if part.wait else "now"
        say(f"{part.name} ended ({processes.reason(process.returncode)}); it starts again {when}")

    def _start_again(self, part: Part) -> None:
        try:
            part.start()
        except Trouble as trouble:
            part.wait = min(max(2 * part.wait, 0.5), LONGEST_WAIT)
            part.due = time.monotonic() + part.wait
            say(f"{part.name}: {trouble.message}")

    def _stop(self) -> None:
        for rank in sorted({part.rank for part in self._parts}, reverse=True):
            running = [p for p in self._parts if p.rank == rank and p.process is not None]
            for part in running:
                if part.process is not None and part.runs():
                    part.process.send_signal(part.ends_by)
            until = time.monotonic() + max((part.patience for part in running), default=0)
            for part in running:
                if part.process is not None:
                    with suppress(subprocess.TimeoutExpired):
                        part.process.wait(max(0.0, until - time.monotonic()))
                    processes.kill_group(part.process)

    def _ask_to_stop(self, _number: int, _frame: object) -> None:
        self._asked_to_stop = True


def say(sentence: str) -> None:
    """Tell the operator; a closed terminal does not end the supervisor."""
    with suppress(OSError):
        click.echo(f"motcua: {sentence}", err=True)
