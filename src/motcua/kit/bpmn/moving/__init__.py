"""Running processes moved to another version of their model, token by token, and back.

    >>> plan = plan_move(old, new, state)
    >>> plan.open
    [<Placement Review needs a person: Approve, Assess>]
    >>> moved = move(old, new, state, {4: "Assess"})
    >>> move_back(old, new, moved.state, moved.undo) == state
    True

A token is unaffected, safe (found by its identifier or by its place in the drawing), needs a
person to choose, or cannot be moved. Open tasks and armed timers live on under the names that
``Moved.renamed`` tells, with their drafts and their moments. A state that could not go on is
never given back.
"""

from motcua.kit.bpmn.moving.moving import Moved, Undo, move, move_back
from motcua.kit.bpmn.moving.planning import MovePlan, Placement, Verdict, plan_move

__all__ = [
    "MovePlan",
    "Moved",
    "Placement",
    "Undo",
    "Verdict",
    "move",
    "move_back",
    "plan_move",
]
