"""The time of steps along the ways of a process."""

from decimal import Decimal

from motcua.kit.bpmn.model import Node
from motcua.kit.bpmn.tests.modelling import flow, line, process
from motcua.services.catalogue.gate.budgets import hours_of
from motcua.services.catalogue.gate.ways import Way, longest

DAY = Decimal(8)


def task(name: str) -> str:
    return f'<userTask id="{name}" name="{name}"/>'


def hours(node: Node) -> Decimal:
    """A step takes as many hours as the number at the end of its name."""
    return Decimal(node.id[-1]) if node.id[-1].isdigit() else Decimal(0)


def way_through(inside: str, channel: str = "online") -> Way:
    return longest(process(inside).processes["process"], hours, channel)


def names(way: Way) -> list[str]:
    return [name["en"] for name, _hours in way.steps]


def test_steps_one_after_another_are_summed():
    way = way_through(line(task("receive2"), task("assess5")))

    assert (way.hours, names(way)) == (7, ["receive2", "assess5"])
    assert way.told()["vi"] == "“receive2” 2 + “assess5” 5"


def test_of_branches_the_longest_counts_side_by_side_or_not():
    for gateway in ("exclusiveGateway", "parallelGateway"):
        way = way_through(
            f'<startEvent id="s"/><endEvent id="e"/><{gateway} id="a"/><{gateway} id="b"/>'
            + task("short1")
            + task("long6")
            + flow("s", "a")
            + flow("a", "short1")
            + flow("a", "long6")
            + flow("short1", "b")
            + flow("long6", "b")
            + flow("b", "e")
        )

        assert (way.hours, names(way)) == (6, ["long6"])


def test_a_loop_is_gone_through_once():
    way = way_through(
        '<startEvent id="s"/><endEvent id="e"/><exclusiveGateway id="again"/>'
        + task("draft3")
        + task("sign1")
        + flow("s", "draft3")
        + flow("draft3", "sign1")
        + flow("sign1", "again")
        + flow("again", "draft3", "false")
        + flow("again", "e", "true")
    )

    assert way.hours == 4


def test_where_papers_are_brought_later_the_clock_starts_anew():
    way = way_through(line(task("receive7"), task("supplement"), task("assess5"), task("sign4")))

    assert (way.hours, names(way)) == (9, ["assess5", "sign4"])


def test_what_the_channel_shuts_is_no_way():
    inside = (
        '<startEvent id="s"/><endEvent id="e"/><exclusiveGateway id="a"/>'
        + task("scan9")
        + task("read2")
        + flow("s", "a")
        + flow("a", "scan9", 'channel = "counter"')
        + flow("a", "read2", 'channel != "counter"')
        + flow("scan9", "read2")
        + flow("read2", "e")
    )

    assert way_through(inside, "online").hours == 2
    assert way_through(inside, "counter").hours == 11


def test_what_follows_when_a_timer_fires_is_a_way_too():
    way = way_through(
        '<startEvent id="s"/><endEvent id="e"/><endEvent id="f"/>'
        + task("wait1")
        + task("remind8")
        + '<boundaryEvent id="late" attachedToRef="wait1"><timerEventDefinition id="t">'
        + "<timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>"
        + flow("s", "wait1")
        + flow("wait1", "e")
        + flow("late", "remind8")
        + flow("remind8", "f")
    )

    assert way.hours == 9


def test_units_of_work_are_hours_and_calendar_days_only_sum_among_themselves():
    assert hours_of(Decimal(2), "working_days", "working_days", DAY) == 16
    assert hours_of(Decimal(3), "half_days", "working_days", DAY) == 12
    assert hours_of(Decimal(5), "days", "days", DAY) == 40
    assert hours_of(Decimal(5), "days", "working_days", DAY) is None
