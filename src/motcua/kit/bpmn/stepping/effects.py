"""What a step asks of the world around the process; the caller does it."""

from dataclasses import dataclass

from motcua.kit.bpmn.errors import Finding
from motcua.kit.bpmn.model import TimerKind


@dataclass(frozen=True, slots=True)
class TaskOpened:
    """A person has something to do; ``task`` is the name by which it will be finished."""

    task: str
    element: str


@dataclass(frozen=True, slots=True)
class ServiceCalled:
    """A service, a script or a decision has something to do."""

    task: str
    element: str


@dataclass(frozen=True, slots=True)
class TaskClosed:
    """What was opened or called is withdrawn: nobody need finish it."""

    task: str
    element: str


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A message goes out; ``to`` are the processes that the model's message flows lead to."""

    message: str
    element: str
    to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignalThrown:
    """A signal goes out to all; this process has heard it already."""

    signal: str
    element: str


@dataclass(frozen=True, slots=True)
class Escalated:
    """An escalation that nothing in this process catches."""

    code: str
    element: str


@dataclass(frozen=True, slots=True)
class TimerArmed:
    """Something waits for a moment.

    ``when`` is ISO 8601 (a date, a duration, or a cycle ``R3/PT1H``) or a number of calendar
    ``unit``. ``turn`` counts the moments of a cycle from 1; each is one interval after the last.
    """

    timer: str
    element: str
    kind: TimerKind
    when: str
    unit: str = ""
    turn: int = 1


@dataclass(frozen=True, slots=True)
class TimerDisarmed:
    """Nobody waits for this moment any more."""

    timer: str
    element: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """Values that an activity hands on to the data of the case, by name."""

    element: str
    values: dict[str, object]


@dataclass(frozen=True, slots=True)
class ResultCollected:
    """The result of one turn of a loop, for the ``turn``-th place (from 1) of a list."""

    element: str
    results: str
    turn: int
    value: object


@dataclass(frozen=True, slots=True)
class IncidentReported:
    """A token cannot go on; ``incident`` is the name by which it is tried again."""

    incident: str
    element: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class MessageUnheard:
    """Nobody here waits for the message that came; nothing has changed."""

    message: str


@dataclass(frozen=True, slots=True)
class ProcessEnded:
    """The process is over: ``completed``, ``terminated`` or ``cancelled``."""

    how: str


type Effect = (
    TaskOpened
    | ServiceCalled
    | TaskClosed
    | MessageSent
    | SignalThrown
    | Escalated
    | TimerArmed
    | TimerDisarmed
    | DataSet
    | ResultCollected
    | IncidentReported
    | MessageUnheard
    | ProcessEnded
)
