"""From a model to the net that is walked."""

from collections.abc import Iterator, Mapping

from motcua.kit.bpmn.errors import BpmnError, Rule
from motcua.kit.bpmn.model import CallActivity, Definitions, Scope
from motcua.kit.bpmn.stepping.compiling.names import Names
from motcua.kit.bpmn.stepping.compiling.places import Places
from motcua.kit.bpmn.stepping.compiling.printing import fingerprint
from motcua.kit.bpmn.stepping.compiling.reaching import lookers_back, reaching
from motcua.kit.bpmn.stepping.net import Cause, Net, Place

UNKNOWN_PROCESS = Rule(
    "net.process",
    vi="Không có quy trình “{process}” trong mô hình.",
    vi_cure="Hãy chọn một trong: {choices}.",
    en="There is no process “{process}” in the model.",
    en_cure="Choose one of: {choices}.",
)
CALLS_ITSELF = Rule(
    "net.call_cycle",
    vi="Các lời gọi đi vòng và quay về chính chúng: {way}.",
    vi_cure="Hãy thay một lời gọi bằng một vòng lặp.",
    en="The calls lead round in a circle: {way}.",
    en_cure="Replace one of the calls by a loop.",
)
CALLS_NOTHING = Rule(
    "net.call_unknown",
    vi="Nó gọi “{calls}”, mà mô hình không có.",
    vi_cure="Hãy gọi một quy trình hoặc một việc chung của mô hình này.",
    en="It calls “{calls}”, which the model does not have.",
    en_cure="Call a process or a global task of this model.",
)
NOTHING_STARTS = Rule(
    "net.start",
    vi="Không có chỗ nào để bắt đầu.",
    vi_cure="Hãy thêm một sự kiện bắt đầu.",
    en="There is nowhere to start.",
    en_cure="Add a start event.",
)


def compile_net(definitions: Definitions, process: str = "") -> Net:
    """The net of a process: the one named, or else the first that is executable.

    ``BpmnError`` where there is none, it cannot start, or what it calls is not there.
    """
    chosen = process or _first(definitions)
    if chosen not in definitions.processes:
        choices = ", ".join(definitions.processes) or "-"
        finding = UNKNOWN_PROCESS.finding(definitions.file, process=chosen, choices=choices)
        raise BpmnError(finding)
    reached = _reached(definitions, chosen)
    names = Names(definitions)
    places: dict[str, Place] = {}
    for each in reached:
        places |= Places(definitions, definitions.processes[each], names).all()
    _begun(definitions, places)
    inside = places[chosen].inside
    if inside is None or not (inside.starts or inside.entries):
        raise BpmnError(NOTHING_STARTS.finding(definitions.file, places[chosen].model.line, chosen))
    return Net(
        process=chosen,
        file=definitions.file,
        version=fingerprint(places),
        places=places,
        names=names.known,
        plain=not any(place.turns or place.inputs for place in places.values()),
        conditional=any(_conditional(place) for place in places.values()),
        joins=lookers_back(places),
        reaching=reaching(places),
    )


def _begun(definitions: Definitions, places: Mapping[str, Place]) -> None:
    """Refuse the call of a process that begins only when something comes to it."""
    for place in places.values():
        inside = place.inside
        if isinstance(place.model, CallActivity) and inside and not inside.starts:
            finding = NOTHING_STARTS.finding(definitions.file, place.model.line, place.id)
            raise BpmnError(finding)


def _first(definitions: Definitions) -> str:
    executable = (key for key, each in definitions.processes.items() if each.executable)
    return next(executable, next(iter(definitions.processes), ""))


def _conditional(place: Place) -> bool:
    inside = place.inside.events if place.inside else ()
    catches = (*place.waits, *place.boundary, *inside)
    return any(catch.cause is Cause.CONDITION for catch in catches)


def _reached(definitions: Definitions, process: str) -> list[str]:
    """The process and those it calls, near or far; a circle is refused."""
    order: list[str] = []
    way = [process]
    waiting = [_calls(definitions, process)]
    while waiting:
        call = next(waiting[-1], None)
        if call is None:
            waiting.pop()
            order.append(way.pop())
        elif call.calls in definitions.global_tasks or call.calls in order:
            continue
        elif call.calls not in definitions.processes:
            finding = CALLS_NOTHING.finding(definitions.file, call.line, call.id, calls=call.calls)
            raise BpmnError(finding)
        elif call.calls in way:
            circle = " → ".join([*way[way.index(call.calls) :], call.calls])
            raise BpmnError(CALLS_ITSELF.finding(definitions.file, call.line, call.id, way=circle))
        else:
            way.append(call.calls)
            waiting.append(_calls(definitions, call.calls))
    return order[::-1]


def _calls(definitions: Definitions, process: str) -> Iterator[CallActivity]:
    scopes: list[Scope] = [definitions.processes[process]]
    while scopes:
        for node in scopes.pop().nodes.values():
            if isinstance(node, CallActivity):
                yield node
            elif isinstance(node, Scope):
                scopes.append(node)
