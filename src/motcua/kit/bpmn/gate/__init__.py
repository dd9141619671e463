"""The gate: can a process get stuck? It explores the very step function that runs.

    >>> proof = prove(definitions)
    >>> proof.fine
    False
    >>> proof.findings[0].sentence("vi")

Tries    every outcome of every task, every answer of every condition, every order that matters.
Finds    deadlocks, no way to the end, doubled and lost tokens, dead elements, loops that need
         neither a person nor a timer, incidents, gaps of exclusive splits, unheard-of messages.
Says     the shortest way into each fault, as a story; past a bound *not proven*, never *fine*.
"""

from motcua.kit.bpmn.gate.proving import MOST_STATES, Proof, prove, prove_net

__all__ = ["MOST_STATES", "Proof", "prove", "prove_net"]
