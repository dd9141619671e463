"""The step function: a state and an event give another state, and what the world has to do.

    >>> net = compile_net(read_file(path))
    >>> state, effects = step(net, fresh(net), Start(), data)

Pure     the same arguments give the same answer; data are lent, no clock is asked.
Net      a model made ready once; any number of states walk on it.
Events   ``events``; effects are in ``effects``. What cannot be accepted is a ``BpmnError``.
Incident an expression that fails or a way that does not go on: the token is kept and reported.
"""

from motcua.kit.bpmn.stepping.compiling import compile_net
from motcua.kit.bpmn.stepping.net import Net
from motcua.kit.bpmn.stepping.step import Step, fresh, step

__all__ = ["Net", "Step", "compile_net", "fresh", "step"]
