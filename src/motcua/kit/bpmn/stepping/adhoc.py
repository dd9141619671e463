"""Ad-hoc sub-processes: activities in the order that people choose."""

from motcua.kit.bpmn.state import Token
from motcua.kit.bpmn.stepping.net import AdHocPlan, Place
from motcua.kit.bpmn.stepping.views import inner_view
from motcua.kit.bpmn.stepping.walk import DONE, Walk, mark, marked

BEGUN = "begun"
"""The mark that counts how many of its beginnings a sequential one has opened."""


def begin(walk: Walk, token: Token, place: Place, plan: AdHocPlan) -> None:
    """Open all activities at once, or the first of a sequential one."""
    starts = place.inside.starts if place.inside else ()
    for start in starts[:1] if plan.sequential else starts:
        walk.spawn(start, token.id)
    if plan.sequential:
        walk.put(marked(token, BEGUN, 1))
    if not starts:
        walk.emptied.append(token.id)


def emptied(walk: Walk, token: Token, place: Place, plan: AdHocPlan) -> None:
    """Go on with the next activity, or be done; with a condition that does not hold, stay open."""
    starts = place.inside.starts if place.inside else ()
    begun = mark(token, BEGUN)
    if plan.completion is not None and walk.judge.truth(plan.completion, inner_view(walk, token)):
        walk.go(token, DONE)
    elif plan.sequential and begun < len(starts):
        walk.put(marked(token, BEGUN, begun + 1))
        walk.spawn(starts[begun], token.id)
    elif plan.completion is None:
        walk.go(token, DONE)


def enough(walk: Walk, token: Token) -> bool:
    """Whether an ad-hoc sub-process, now that one of its activities is done, ends the others."""
    inside = walk.place(token).inside
    plan = inside.ad_hoc if inside else None
    if plan is None or plan.completion is None or not plan.cancels_rest:
        return False
    return walk.judge.truth(plan.completion, inner_view(walk, token))


def choices(walk: Walk, token: Token, place: Place) -> list[str]:
    """The activities that a person can open now."""
    inside = place.inside
    if inside is None or inside.ad_hoc is None or (inside.ad_hoc.sequential and walk.inside(token)):
        return []
    return list(inside.starts)
