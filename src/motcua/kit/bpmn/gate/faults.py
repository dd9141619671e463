"""What the graph of states shows: where a process gets stuck, and where it never comes to."""

from collections.abc import Iterable, Iterator

from motcua.kit.bpmn.errors import Finding, Rule, Told
from motcua.kit.bpmn.gate.exploring import Graph, Stop
from motcua.kit.bpmn.model import BoundaryEvent, CompensationEvent
from motcua.kit.bpmn.state import JOIN, OPEN, STUCK, WAIT
from motcua.kit.bpmn.stepping.net import Kind, Net, Place

DEADLOCK = Rule(
    "gate.deadlock",
    vi="Quy trình có thể đứng lại ở đây mãi mãi. Đường đi: {story}.",
    vi_cure="Hãy để cổng hợp nhánh chờ đúng những nhánh mà cổng tách đã mở.",
    en="The process can come to a standstill here. The way: {story}.",
    en_cure="Let the join wait for exactly those branches that the split opens.",
)
LOST = Rule(
    "gate.lost_token",
    vi="Một nhánh đã đến đích mà nhánh khác bị bỏ lại ở đây. Đường đi: {story}.",
    vi_cure="Hãy cho nhánh này một đường đến đích của nó.",
    en="One branch has come to its end and another is left behind here. The way: {story}.",
    en_cure="Give this branch a way to an end of its own.",
)
DOUBLED = Rule(
    "gate.doubled_token",
    vi="Chỗ này có thể được làm hai lần cùng lúc. Đường đi: {story}.",
    vi_cure="Hãy hợp các nhánh song song bằng cổng song song trước chỗ này.",
    en="This can be done twice at the same time. The way: {story}.",
    en_cure="Join the parallel branches by a parallel gateway before it.",
)
NO_END = Rule(
    "gate.no_end",
    vi="Từ đây không còn đường nào đến kết thúc. Đường đi: {story}.",
    vi_cure="Hãy thêm một lối ra khỏi vòng lặp.",
    en="From here no way leads to the end. The way: {story}.",
    en_cure="Add a way out of the loop.",
)
DEAD = Rule(
    "gate.dead_element",
    vi="Không bao giờ có đường đi đến đây.",
    vi_cure="Hãy nối nó vào quy trình hoặc bỏ nó đi.",
    en="Nothing ever leads here.",
    en_cure="Connect it to the process, or leave it out.",
)
ENDLESS = Rule(
    "gate.endless_loop",
    vi="Vòng lặp này có thể chạy mãi mà không cần người hay mốc thời gian. Đường đi: {story}.",
    vi_cure="Hãy đặt một hẹn giờ, một việc của người hoặc một số lần tối đa vào vòng lặp.",
    en="This loop can run for ever with neither a person nor a timer. The way: {story}.",
    en_cure="Put a timer, a person's task or a highest number of turns into the loop.",
)
INCIDENT = Rule(
    "gate.incident",
    vi="{fault} Đường đi: {story}.",
    vi_cure="{cure}",
    en="{fault} The way: {story}.",
    en_cure="{cure}",
)
NOT_PROVEN = Rule(
    "gate.not_proven",
    vi="Chưa chứng minh được: có hơn {most} trạng thái hoặc quá nhiều cách mở nhánh.",
    vi_cure="Hãy chia quy trình thành nhiều quy trình nhỏ gọi nhau.",
    en="Not proven: there are more than {most} states, or too many ways to open branches.",
    en_cure="Divide the process into several smaller ones that call one another.",
)

_MOST_OF_A_KIND = 5
"""Findings of one rule that are told of one process; the shortest stories first."""


def faults(graph: Graph) -> Iterator[Finding]:
    """Everything that is wrong, the shortest story first within each kind."""
    for found in (_incidents, _standstills, _doubled, _endless):
        yield from _few(found(graph))
    if graph.whole:
        yield from _few(_no_end(graph))
        yield from _dead(graph)


def at(net: Net, rule: Rule, node: str, stop: Stop | None = None, **facts: object) -> Finding:
    """A finding at a place of the net, with the story of how one comes there."""
    if stop is not None:
        facts["story"] = told(stop.story)
    return rule.finding(net.file, net.places[node].model.line, node, **facts)


def told(story: Iterable[Told]) -> Told:
    """A story in one line."""
    beats = list(story)
    return Told(
        vi="; ".join(beat.vi for beat in beats) or "ngay từ đầu",
        en="; ".join(beat.en for beat in beats) or "at once",
    )


def _few(found: Iterator[Finding]) -> Iterator[Finding]:
    """One finding for each place, and not too many."""
    places: set[str] = set()
    for finding in found:
        if finding.element not in places and len(places) < _MOST_OF_A_KIND:
            places.add(finding.element)
            yield finding


def _incidents(graph: Graph) -> Iterator[Finding]:
    for stop in graph.stops.values():
        for found in stop.incidents:
            fault = Told(vi=found.fault("vi"), en=found.fault("en"))
            cure = Told(vi=found.cure("vi"), en=found.cure("en"))
            story = told(stop.story)
            yield INCIDENT.finding(
                found.file, found.line, found.element, fault=fault, cure=cure, story=story
            )


def _standstills(graph: Graph) -> Iterator[Finding]:
    for stop in graph.stops.values():
        if stop.expanded and not stop.after and not stop.incidents:
            rule = LOST if _came_to_an_end(graph, stop) else DEADLOCK
            for token in stop.state.tokens:
                if token.doing in (JOIN, WAIT, OPEN):
                    yield at(graph.net, rule, token.node, stop)
                    break
            else:
                yield at(graph.net, rule, stop.state.tokens[-1].node, stop)


def _came_to_an_end(graph: Graph, stop: Stop) -> bool:
    """Whether a token was used up at an end on the way here."""
    step: Stop | None = stop
    while step is not None:
        if any(graph.net.places[node].kind is Kind.END for node in step.passed):
            return True
        step = step.before
    return False


def _doubled(graph: Graph) -> Iterator[Finding]:
    for stop in graph.stops.values():
        for node in stop.doubled:
            yield at(graph.net, DOUBLED, node, stop)


def _no_end(graph: Graph) -> Iterator[Finding]:
    """States from which the end cannot be reached, though something can always happen."""
    before: dict[Stop, list[Stop]] = {}
    for stop in graph.stops.values():
        for after, _ in stop.after:
            before.setdefault(after, []).append(stop)
    waiting = [
        stop for stop in graph.stops.values() if stop.state.ended or stop.doubled or not stop.after
    ]
    ends = set(waiting)
    while waiting:
        for stop in before.get(waiting.pop(), ()):
            if stop not in ends:
                ends.add(stop)
                waiting.append(stop)
    for stop in graph.stops.values():
        if stop not in ends:
            yield at(graph.net, NO_END, stop.state.tokens[-1].node, stop)
            return


def _endless(graph: Graph) -> Iterator[Finding]:
    """Circles of steps that need nobody."""
    state: dict[Stop, int] = {}
    for begun in graph.stops.values():
        way = [(begun, _alone(begun))] if begun not in state else []
        while way:
            stop, following = way[-1]
            state[stop] = 1
            after = next(following, None)
            if after is None:
                state[stop] = 2
                way.pop()
            elif state.get(after) == 1:
                yield at(graph.net, ENDLESS, _working(graph.net, stop), stop)
            elif after not in state:
                way.append((after, _alone(after)))


def _alone(stop: Stop) -> Iterator[Stop]:
    return iter([after for after, alone in stop.after if alone])


def _working(net: Net, stop: Stop) -> str:
    for token in stop.state.tokens:
        if token.doing in (OPEN, STUCK) and net.places[token.node].kind is Kind.SERVICE:
            return token.node
    return stop.state.tokens[-1].node


def _dead(graph: Graph) -> Iterator[Finding]:
    """Places where no token ever was; of a dead region only what it begins with is told."""
    if any(stop.doubled or stop.incidents for stop in graph.stops.values()):
        return
    dead = {place.id for place in graph.net.places.values() if _counts(place)} - set(graph.seen)
    for node in graph.net.places:
        place = graph.net.places[node]
        begins = not any(flow.source in dead for flow in place.incoming)
        if node in dead and begins and place.scope not in dead and not _attached_to(place, dead):
            yield at(graph.net, DEAD, node)


def _counts(place: Place) -> bool:
    """Whether tokens come to it at all: not to a process, nor to a mark of what undoes it."""
    model = place.model
    if not isinstance(model, BoundaryEvent):
        return bool(place.scope)
    return not all(isinstance(each, CompensationEvent) for each in model.definitions)


def _attached_to(place: Place, dead: set[str]) -> bool:
    return isinstance(place.model, BoundaryEvent) and place.model.attached_to in dead
