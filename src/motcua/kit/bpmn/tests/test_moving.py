"""Running processes moved to another version, and back."""

import random

import pytest

from motcua.kit.bpmn.errors import BpmnError
from motcua.kit.bpmn.moving import Verdict, move, move_back, plan_move
from motcua.kit.bpmn.state import dump, load
from motcua.kit.bpmn.stepping import compile_net, effects, events, fresh, step
from motcua.kit.bpmn.tests.stepping import Play, boundary, definitions, gateways, sub, tasks
from motcua.kit.bpmn.tests.test_step_loops import repeated, several

TIMER = "<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>"


def net(inside: str, flows: str):
    return compile_net(definitions(inside, flows))


def verdicts(play: Play, new) -> dict[str, Verdict]:
    plan = plan_move(play.net, new, play.state)
    return {each.token.node: each.verdict for each in plan.placements[1:]}


TWO = tasks("a", "b"), "start > a > b > end"


def test_a_step_added_elsewhere_leaves_the_token_unaffected():
    play = Play(*TWO).start()
    new = net(tasks("a", "b", "c"), "start > a > b > c > end")

    assert verdicts(play, new) == {"a": Verdict.UNAFFECTED}
    moved = move(play.net, new, play.state)
    assert (moved.renamed, moved.effects) == ({}, ())
    asked = step(new, moved.state, events.TaskFinished(play.task("a"))).effects
    assert [each.element for each in asked] == ["b"]


def test_a_changed_step_is_safe_by_its_identifier():
    play = Play(*TWO).start()

    assert verdicts(play, net(tasks("a", "b"), "start > b > a > end")) == {"a": Verdict.SAFE_BY_ID}


def test_a_step_with_another_identifier_is_found_by_its_place():
    play = Play(tasks("a", "b", "c"), "start > a > b > c > end").start().done("a")
    new = net(tasks("a", "new", "c"), "start > a > new > c > end")

    assert verdicts(play, new) == {"b": Verdict.SAFE_BY_PLACE}
    moved = move(play.net, new, play.state)
    (task,) = moved.renamed.values()
    assert moved.renamed == {play.task("b"): task}
    asked = step(new, moved.state, events.TaskFinished(task)).effects
    assert [each.element for each in asked] == ["c"]


def test_a_step_that_is_gone_asks_a_person_where_to_go_on():
    play = Play(tasks("a", "b", "c"), "start > a > b > c > end").start().done("a")
    new = net(tasks("a", "c"), "start > a > c > end")
    (placement,) = plan_move(play.net, new, play.state).open

    assert placement.choices == ("a", "c")
    with pytest.raises(BpmnError, match=r"move\.person"):
        move(play.net, new, play.state)
    moved = move(play.net, new, play.state, {placement.token.id: "c"})
    assert [token.node for token in moved.state.tokens] == ["process", "c"]


def test_what_has_no_place_at_all_cannot_be_moved_and_says_why():
    play = Play(sub("inner", tasks("a"), "inner-s > a > inner-e"), "start > inner > end").start()
    new = net(tasks("a"), "start > a > end")

    assert verdicts(play, new) == {"inner": Verdict.CANNOT, "a": Verdict.CANNOT}
    with pytest.raises(BpmnError) as refused:
        move(play.net, new, play.state)
    assert {each.rule.id for each in refused.value.findings} == {"move.nowhere", "move.around"}


def test_an_armed_timer_keeps_its_moment_and_a_new_one_is_armed():
    play = Play(tasks("a") + boundary("a", TIMER), "start > a > end; edge > end").start()
    (armed,) = play.timers
    both = boundary("a", TIMER) + boundary("a", TIMER, name="other", cancels="false")
    new = net(tasks("a") + both, "start > a > end; edge > end; other > end")
    moved = move(play.net, new, play.state)

    assert [effect.element for effect in moved.effects] == ["other"]
    assert step(new, moved.state, events.TimerDue(armed)).state.ended == "completed"


def test_a_timer_with_another_identifier_lives_on_under_its_new_name():
    play = Play(tasks("a") + boundary("a", TIMER), "start > a > end; edge > end").start()
    new = net(tasks("a") + boundary("a", TIMER, name="limit"), "start > a > end; limit > end")
    moved = move(play.net, new, play.state)

    assert moved.effects == ()
    assert moved.renamed == {"edge#3": "limit#3"}
    assert step(new, moved.state, events.TimerDue("limit#3")).state.ended == "completed"


def test_a_timer_that_is_gone_is_disarmed():
    play = Play(tasks("a") + boundary("a", TIMER), "start > a > end; edge > end").start()
    moved = move(play.net, net(tasks("a"), "start > a > end"), play.state)

    assert moved.effects == (effects.TimerDisarmed("edge#3", "edge"),)


JOINED = tasks("a", "b") + gateways("parallel", "g", "j")


def test_a_token_at_a_join_needs_its_flow():
    play = Play(JOINED, "start > g > a > j > end; g > b > j").start().done("a")
    new = net(JOINED + tasks("c"), "start > g > c > j > end; g > b > j; c > a; a > end")
    (placement,) = plan_move(play.net, new, play.state).open

    assert placement.choices == ("c-j", "b-j")
    moved = move(play.net, new, play.state, {placement.token.id: "c-j"})
    state, _ = step(new, moved.state, events.TaskFinished(play.task("b")))
    assert state.ended == "completed"


def test_a_join_that_would_wait_for_nothing_more_is_not_moved_to():
    play = Play(JOINED, "start > g > a > j > end; g > b > j").start().done("a")
    new = net(JOINED, "start > g > a > j > end; g > b > end")

    with pytest.raises(BpmnError, match=r"move\.join"):
        move(play.net, new, play.state)


def test_instances_of_a_loop_go_with_their_loop_and_only_to_the_same_kind():
    play = Play(repeated(several("3")), "start > a > end").start().done("a")

    plain = net(tasks("a"), "start > a > end")
    assert set(verdicts(play, plain).values()) == {Verdict.CANNOT}
    other = net(repeated(several("5")), "start > a > end")
    assert move(play.net, other, play.state).state.tokens == play.state.tokens


def test_a_state_of_another_net_is_not_moved():
    play = Play(*TWO).start()
    new = net(tasks("a", "b", "c"), "start > a > b > c > end")

    with pytest.raises(BpmnError, match=r"state\.foreign"):
        move(new, play.net, play.state)


def test_a_token_that_went_on_after_the_move_is_placed_again_on_the_way_back():
    play = Play(*TWO).start()
    new = net(tasks("a", "b", "c"), "start > a > b > c > end")
    moved = move(play.net, new, play.state)
    state, _ = step(new, moved.state, events.TaskFinished(play.task("a")))

    back = move_back(play.net, new, state, moved.undo)
    assert [token.node for token in back.tokens] == ["process", "b"]
    with pytest.raises(BpmnError, match=r"move\.person"):
        move_back(
            play.net,
            new,
            step(new, state, events.TaskFinished(f"b#{state.tokens[-1].id}")).state,
            moved.undo,
        )


OLD = (
    tasks("a", "b", "c", "d")
    + repeated(several("2"), name="e")
    + gateways("parallel", "g", "j")
    + boundary("b", TIMER)
    + '<exclusiveGateway id="x" default="x-end"/><exclusiveGateway id="m"/>'
)
OLD_WAYS = "start > m > g > a > b > j > e > x > end; g > c > d > j; edge > end; x > m: again"
NEW = OLD.replace('"d"', '"d2"').replace(boundary("b", TIMER), boundary("b", TIMER, name="limit"))
NEW_WAYS = OLD_WAYS.replace("c > d > j", "c > d2 > j").replace("edge >", "limit >")


def test_a_thousand_states_go_there_and_back():
    old, new = net(OLD, OLD_WAYS), net(NEW, NEW_WAYS)
    chance = random.Random(22)  # noqa: S311
    states = 0
    while states < 1000:
        state, asked = step(old, fresh(old), events.Start(), {"again": True})
        open_tasks = [each.task for each in asked if isinstance(each, effects.TaskOpened)]
        for _ in range(chance.randrange(1, 12)):
            task = open_tasks.pop(chance.randrange(len(open_tasks)))
            state, asked = step(old, state, events.TaskFinished(task), {"again": True})
            open_tasks += [each.task for each in asked if isinstance(each, effects.TaskOpened)]
        moved = move(old, new, state)
        assert load(dump(moved.state)) == moved.state
        step(new, moved.state, events.DataChanged())
        assert move_back(old, new, moved.state, moved.undo) == state
        states += 1
