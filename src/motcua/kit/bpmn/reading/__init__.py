"""From a file to a model, and back."""

from pathlib import Path

from motcua.kit.bpmn.errors import BpmnError, Rule
from motcua.kit.bpmn.markup import BPMN, Document, Element, children, read_markup, read_markup_file
from motcua.kit.bpmn.model import Definitions, MessageFlow, Participant
from motcua.kit.bpmn.reading.events import Catalogue
from motcua.kit.bpmn.reading.items import by_id, common
from motcua.kit.bpmn.reading.processes import GLOBAL_TASKS, global_task, process
from motcua.kit.bpmn.reading.references import References, local, reference_text

NOT_BPMN = Rule(
    "model.not_bpmn",
    vi="Đây không phải mô hình BPMN 2.0.",
    vi_cure="Hãy dùng tệp có phần tử gốc definitions của BPMN 2.0.",
    en="This is not a model of BPMN 2.0.",
    en_cure="Use a file whose root is the element definitions of BPMN 2.0.",
)


def read(content: bytes, *, file: str = "") -> Definitions:
    """The model in some bytes; ``BpmnError`` where they are no XML or no BPMN.

    What is wrong within the model does not stop the reading: ``checking`` says it all at once.
    """
    return model_of(read_markup(content, file=file), file=file)


def read_file(path: Path) -> Definitions:
    """The model in a file, which is named in every finding as it is named here."""
    return model_of(read_markup_file(path), file=str(path))


def write(definitions: Definitions) -> bytes:
    """The model as a file, from its objects alone."""
    return definitions.document.write()


def model_of(document: Document, *, file: str = "") -> Definitions:
    """The typed model over some markup."""
    root = document.root
    if root.local != "definitions" or root.namespace != BPMN:
        raise BpmnError(NOT_BPMN.finding(file, root.line, root.name))
    known = Catalogue(root, References(document))
    parts = children(root, "collaboration")
    return Definitions(
        **common(root),
        document=document,
        file=file,
        processes=by_id(process(each, known) for each in children(root, "process")),
        global_tasks=by_id(global_task(each, known) for each in children(root, *GLOBAL_TASKS)),
        participants=by_id(
            _participant(each) for part in parts for each in children(part, "participant")
        ),
        message_flows=tuple(
            _message_flow(each, known) for part in parts for each in children(part, "messageFlow")
        ),
        messages=known.messages,
        signals=known.signals,
        errors=known.errors,
        escalations=known.escalations,
    )


def _participant(element: Element) -> Participant:
    return Participant(**common(element), process=local(reference_text(element, "processRef")))


def _message_flow(element: Element, known: Catalogue) -> MessageFlow:
    return MessageFlow(
        **common(element),
        source=local(reference_text(element, "sourceRef")),
        target=local(reference_text(element, "targetRef")),
        message=known.message(element),
    )
