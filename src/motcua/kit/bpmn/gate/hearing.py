"""Messages that are waited for and that nobody sends."""

from collections.abc import Iterator

from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.gate.exploring import Graph
from motcua.kit.bpmn.gate.faults import told
from motcua.kit.bpmn.model import Definitions
from motcua.kit.bpmn.stepping import compile_net
from motcua.kit.bpmn.stepping.net import Catch, Cause, Net

UNSENT = Rule(
    "gate.unsent_message",
    vi="Không ai gửi thông điệp “{message}” mà chỗ này chờ. Đường đi: {story}.",
    vi_cure="Hãy vẽ luồng thông điệp từ bên gửi, hoặc thêm một sự kiện gửi.",
    en="Nobody sends the message “{message}” that is waited for here. The way: {story}.",
    en_cure="Draw the message flow from who sends it, or add an event that does.",
)


def unheard(definitions: Definitions, graph: Graph) -> Iterator[Finding]:
    """Each catch of a message that no process sends and no closed pool's flow brings."""
    sent = _sent(definitions)
    drawn = {flow.target for flow in definitions.message_flows}
    for catch in _caught(graph.net):
        element = catch.key.partition(".")[0]
        if catch.name in sent or element in drawn:
            continue
        stop = graph.seen.get(element)
        place = graph.net.places.get(element)
        if stop is not None and place is not None:
            yield UNSENT.finding(
                graph.net.file,
                place.model.line,
                element,
                message=catch.name,
                story=told(stop.story),
            )


def _sent(definitions: Definitions) -> set[str]:
    return {
        each.name
        for process in definitions.processes
        for place in compile_net(definitions, process).places.values()
        for each in place.throws
        if each.cause is Cause.MESSAGE
    }


def _caught(net: Net) -> Iterator[Catch]:
    for place in net.places.values():
        inside = place.inside.events if place.inside else ()
        for catch in (*place.waits, *place.boundary, *inside):
            if catch.cause is Cause.MESSAGE:
                yield catch
