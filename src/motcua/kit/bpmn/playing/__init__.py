"""Processes played in simulated time: the world that a step's effects ask for, in memory.

    >>> world = World(definitions, worker, now=MORNING)
    >>> world.begin("licence", {"urgent": True})
    >>> world.go_on()

The same world serves the command line, where a person is the worker, and suites of tests.
"""

from motcua.kit.bpmn.playing.moments import moment_of
from motcua.kit.bpmn.playing.parts import Answer, Instance, Trouble, Work, Worker
from motcua.kit.bpmn.playing.world import World

__all__ = ["Answer", "Instance", "Trouble", "Work", "Worker", "World", "moment_of"]
