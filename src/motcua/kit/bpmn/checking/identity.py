"""Everything has one name, a known one, in a place where it means something."""

from collections.abc import Iterator, Mapping

from motcua.kit.bpmn.checking.look import Look
from motcua.kit.bpmn.checking.vocabulary import (
    ACTIVITIES,
    CHOREOGRAPHIES,
    CONVERSATIONS,
    EVENTS,
    KNOWN,
    NODES,
    SCOPES,
)
from motcua.kit.bpmn.errors import Finding, Rule
from motcua.kit.bpmn.markup import BPMN

ID_TWICE = Rule(
    "id.twice",
    vi="Mã {id} đã dùng ở dòng {first}.",
    vi_cure="Hãy đặt mã khác cho một trong hai phần tử và sửa các tham chiếu đến nó.",
    en="The identifier {id} is already used in line {first}.",
    en_cure="Give one of the two another one and mend what refers to it.",
)
ID_MISSING = Rule(
    "id.missing",
    vi="Phần tử {kind} chưa có mã.",
    vi_cure="Hãy thêm thuộc tính id.",
    en="This {kind} has no identifier.",
    en_cure="Add the attribute id.",
)
UNKNOWN = Rule(
    "element.unknown",
    vi="BPMN 2.0 không có phần tử {kind}.",
    vi_cure="Hãy sửa tên phần tử, hoặc đặt nó trong extensionElements với không gian tên riêng.",
    en="BPMN 2.0 has no element {kind}.",
    en_cure="Mend its name, or move it into extensionElements with a namespace of its own.",
)
MISPLACED = Rule(
    "element.misplaced",
    vi="Phần tử {kind} không được đặt trong {parent}.",
    vi_cure="Hãy chuyển nó vào một trong các phần tử: {allowed}.",
    en="The element {kind} has no place in {parent}.",
    en_cure="Move it into one of these: {allowed}.",
)
CHOREOGRAPHY = Rule(
    "choreography.not_executed",
    vi="Biểu đồ phối hợp (choreography) được giữ nguyên nhưng không chạy được.",
    vi_cure="Hãy mô tả mỗi bên là một quy trình trong pool riêng, trao đổi bằng luồng thông điệp.",
    en="Choreographies are kept but not executed.",
    en_cure="Make each party a process in a pool of its own; let message flows join them.",
)
CONVERSATION = Rule(
    "conversation.not_executed",
    vi="Biểu đồ hội thoại (conversation) được giữ nguyên nhưng không chạy được.",
    vi_cure="Hãy mô tả mỗi bên là một quy trình trong pool riêng, trao đổi bằng luồng thông điệp.",
    en="Conversations are kept but not executed.",
    en_cure="Make each party a process in a pool of its own; let message flows join them.",
)

_NEED_AN_ID = (*sorted(NODES), "process", "sequenceFlow", "participant")
_PLACES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(sorted(NODES), SCOPES),
    "sequenceFlow": SCOPES,
    "dataObject": SCOPES,
    "dataObjectReference": SCOPES,
    "laneSet": SCOPES,
    "property": SCOPES | ACTIVITIES | EVENTS,
    "process": frozenset({"definitions"}),
    "collaboration": frozenset({"definitions"}),
}
_MADE_OF_IDS = ("http://www.omg.org/spec/BPMN/", "http://www.omg.org/spec/DD/")


def one_identifier_each(look: Look) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for element in look.root.walk():
        identifier = element.attributes.get("id")
        if identifier is None or not element.namespace.startswith(_MADE_OF_IDS):
            continue
        if identifier in first:
            yield look.finding(ID_TWICE, element, id=identifier, first=first[identifier])
        first.setdefault(identifier, element.line)


def identifiers_where_needed(look: Look) -> Iterator[Finding]:
    for element in look.all(*_NEED_AN_ID):
        if not element.attributes.get("id"):
            yield look.finding(ID_MISSING, element, kind=element.local)


def known_elements_only(look: Look) -> Iterator[Finding]:
    for name in sorted(set(look.names) - KNOWN):
        for element in look.all(name):
            yield look.finding(UNKNOWN, element, kind=name)


def elements_in_their_place(look: Look) -> Iterator[Finding]:
    for name, allowed in _PLACES.items():
        for element in look.all(name):
            parent = element.parent
            if parent is None or parent.namespace != BPMN:
                continue
            if parent.local not in allowed | CHOREOGRAPHIES and parent.local in KNOWN:
                facts = {"kind": name, "parent": parent.local}
                yield look.finding(MISPLACED, element, **facts, allowed=", ".join(sorted(allowed)))


def processes_only(look: Look) -> Iterator[Finding]:
    for element in look.all(*sorted(CHOREOGRAPHIES)):
        yield look.finding(CHOREOGRAPHY, element)
    for element in look.all(*sorted(CONVERSATIONS)):
        yield look.finding(CONVERSATION, element)


CHECKS = (
    identifiers_where_needed,
    one_identifier_each,
    known_elements_only,
    elements_in_their_place,
    processes_only,
)
