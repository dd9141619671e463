"""What a world is made of: its processes, those who work in it, and what is due."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from motcua.kit.bpmn.errors import Finding
from motcua.kit.bpmn.state import State
from motcua.kit.bpmn.stepping import Net, effects
from motcua.kit.bpmn.stepping.events import Event


@dataclass(eq=False)
class Instance:
    """One running process and the data of its case."""

    net: Net
    state: State
    data: MutableMapping[str, object]


@dataclass(frozen=True)
class Answer:
    """What a worker does with a task: how it ends, after a while."""

    event: Event
    after: timedelta = timedelta()
    then: Callable[[], None] = lambda: None
    """Done just before the event, for instance to change the data."""


@dataclass(frozen=True)
class Trouble:
    """An incident of one of the processes."""

    instance: Instance
    finding: Finding


type Work = effects.TaskOpened | effects.ServiceCalled
type Worker = Callable[[Instance, Work], Answer | None]
"""Is asked for every task; ``None`` leaves it open."""
type Moments = Callable[[effects.TimerArmed, datetime], datetime]
"""When a timer is due that is armed now; ``ValueError`` where its text says no moment."""


@dataclass(order=True)
class Due:
    """Something that will happen at a moment; ``waits`` says whether it is still waited for."""

    moment: datetime
    order: int
    what: str = field(compare=False)
    happens: Callable[[], None] = field(compare=False)
    waits: Callable[[], bool] = field(compare=False, default=lambda: True)
