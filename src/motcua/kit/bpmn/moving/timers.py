"""What becomes of armed timers when their tokens stand on another net."""

from collections.abc import Mapping

from motcua.kit.bpmn.state import State, Token
from motcua.kit.bpmn.stepping.catching import arm, armed
from motcua.kit.bpmn.stepping.effects import TimerArmed, TimerDisarmed
from motcua.kit.bpmn.stepping.judging import Judge
from motcua.kit.bpmn.stepping.net import Catch, Net
from motcua.kit.bpmn.stepping.walk import Walk

type Armed = list[tuple[str, Catch]]


def timers_over(
    old: Net, new: Net, before: State, after: State, data: Mapping[str, object]
) -> tuple[dict[str, str], tuple[TimerArmed | TimerDisarmed, ...]]:
    """New names of timers that live on with their moments, and those that come or go."""
    there = Walk(old, before, data, Judge())
    here = Walk(new, after, data, Judge())
    renamed: dict[str, str] = {}
    gone: list[TimerDisarmed] = []
    for token, now in zip(before.tokens, after.tokens, strict=True):
        pairs, lost, found = _matched(armed(there, token), armed(here, now))
        renamed |= {one: other for one, other in pairs if one != other}
        gone += [TimerDisarmed(name, catch.event) for name, catch in lost]
        _arm(here, now, found)
    come = [each for each in here.effects if isinstance(each, TimerArmed)]
    return renamed, (*gone, *come)


def _arm(walk: Walk, token: Token, found: Armed) -> None:
    for _, catch in found:
        arm(walk, token, catch)


def _matched(one: Armed, other: Armed) -> tuple[list[tuple[str, str]], Armed, Armed]:
    """Timers of the same name belong together, then those of the same sort in the same order."""
    pairs: list[tuple[str, str]] = []
    lost: Armed = []
    left = dict(other)
    for name, catch in one:
        if name in left:
            pairs.append((name, name))
            del left[name]
        else:
            lost.append((name, catch))
    for name, catch in list(lost):
        alike = (each for each, its in left.items() if its.where is catch.where)
        match = next(alike, None)
        if match is not None:
            pairs.append((name, match))
            del left[match]
            lost.remove((name, catch))
    return pairs, lost, list(left.items())
