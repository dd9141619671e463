"""From a file to a model, and back."""

from pathlib import Path

from motcua.kit.bpmn.errors import BpmnError, Rule
from motcua.kit.bpmn.markup import BPMN, Document, read_markup, read_markup_file
from motcua.kit.bpmn.model import Definitions, MessageFlow, Participant
from motcua.kit.bpmn.reading.events import Catalogue
from motcua.kit.bpmn.reading.items import common
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
    collaborations = list(root.elements("collaboration"))
    return Definitions(
        **common(root),
        document=document,
        file=file,
        processes={
            each.id: each for found in root.elements("process") for each in [process(found, known)]
        },
        global_tasks={
            each.id: each
            for found in root.elements(*GLOBAL_TASKS)
            for each in [global_task(found, known)]
        },
        participants={
            each.id: each
            for collaboration in collaborations
            for found in collaboration.elements("participant")
            for each in [
                Participant(**common(found), process=local(reference_text(found, "processRef")))
            ]
        },
        message_flows=tuple(
            MessageFlow(
                **common(found),
                source=local(reference_text(found, "sourceRef")),
                target=local(reference_text(found, "targetRef")),
                message=known.message(found),
            )
            for collaboration in collaborations
            for found in collaboration.elements("messageFlow")
        ),
        messages=known.messages,
        signals=known.signals,
        errors=known.errors,
        escalations=known.escalations,
    )
