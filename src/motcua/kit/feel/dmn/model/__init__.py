"""The model as typed objects, of every version of DMN from 1.1 to 1.6.

``read_definitions`` gives ``Definitions``; what is changed in its objects is what ``write`` writes.
"""

from pathlib import Path

from motcua.kit.feel.dmn.errors import DmnError
from motcua.kit.feel.dmn.markup import Document, read, read_file
from motcua.kit.feel.dmn.model.elements import VERSIONS, Definitions


def read_definitions(source: Path | bytes, *, file: str = "") -> Definitions:
    """A model from a file or from bytes; ``file`` names the bytes in errors.

    Raises ``DmnError`` where it is not DMN, or where one identifier stands twice.
    """
    if isinstance(source, Path):
        file = file or str(source)
        return _checked(read_file(source), file)
    return _checked(read(source, file=file), file)


def _checked(document: Document, file: str) -> Definitions:
    root = document.root
    if root.local != "definitions" or root.namespace not in VERSIONS:
        known = ", ".join(VERSIONS.values())
        raise DmnError("model.not_dmn", file=file, line=root.line, element=root.name, known=known)
    seen: dict[str, int] = {}
    for element in root.walk():
        identifier = element.attributes.get("id")
        if identifier is None or element.namespace != root.namespace:
            continue
        if identifier in seen:
            raise DmnError(
                "model.id_twice",
                file=file,
                line=element.line,
                element=element.name,
                id=identifier,
                first=seen[identifier],
            )
        seen[identifier] = element.line
    return Definitions(document, file)
