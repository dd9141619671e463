"""What can happen to a running process."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Start:
    """The process begins; ``at`` names the start event where it has several or none is plain."""

    at: str = ""


@dataclass(frozen=True, slots=True)
class TaskFinished:
    """A person has done a task. FEEL sees ``outcome`` by this name until the tokens rest."""

    task: str
    outcome: object = None


@dataclass(frozen=True, slots=True)
class ServiceAnswered:
    """A service has done its work."""

    task: str
    outcome: object = None


@dataclass(frozen=True, slots=True)
class ServiceFailed:
    """A service has failed; ``code`` is compared with the error codes of the model."""

    task: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class MessageArrived:
    """A message has come, by its name or identifier; the first who waits for it takes it."""

    message: str


@dataclass(frozen=True, slots=True)
class SignalArrived:
    """A signal was called out; all who wait for it hear it."""

    signal: str


@dataclass(frozen=True, slots=True)
class TimerDue:
    """The moment of a timer has come."""

    timer: str


@dataclass(frozen=True, slots=True)
class DataChanged:
    """The data of the case are others now, so that a condition may hold."""


@dataclass(frozen=True, slots=True)
class ActivityChosen:
    """A person opens an activity of an ad-hoc sub-process, which ``scope`` names."""

    scope: str
    activity: str


@dataclass(frozen=True, slots=True)
class Retried:
    """What stood in the way of an incident's token is mended; it tries again."""

    incident: str


@dataclass(frozen=True, slots=True)
class Cancelled:
    """The whole process is given up."""


type Event = (
    Start
    | TaskFinished
    | ServiceAnswered
    | ServiceFailed
    | MessageArrived
    | SignalArrived
    | TimerDue
    | DataChanged
    | ActivityChosen
    | Retried
    | Cancelled
)
