"""Writing Turtle (https://www.w3.org/TR/turtle/)."""

import re
from collections.abc import Iterable, Iterator

from motcua.kit.rdf.model import Iri, Node, Object, Prefixes, Typed, Worded

_ESCAPED = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_TO_ESCAPE = re.compile(r"[\x00-\x1f\x7f\"\\]")


def as_turtle(nodes: Iterable[Node], prefixes: Prefixes) -> Iterator[str]:
    """The document in parts: the prefixes, then each node."""
    yield "".join(f"@prefix {short}: <{whole}> .\n" for short, whole in prefixes.items())
    for node in nodes:
        yield _node(node, prefixes)


def _node(node: Node, prefixes: Prefixes) -> str:
    facts = [f"a {', '.join(node.types)}"]
    facts += [f"{name} {_object(value, prefixes)}" for name, value in node.facts]
    return f"\n<{node.address}> {' ;\n  '.join(facts)} .\n"


def _object(value: Object, prefixes: Prefixes) -> str:
    match value:
        case Iri(address):
            return address if address.partition(":")[0] in prefixes else f"<{address}>"
        case Worded(text, language):
            return f"{_quoted(text)}@{language}"
        case Typed(text, datatype):
            return f"{_quoted(text)}^^{datatype}" if datatype else _quoted(text)


def _quoted(text: str) -> str:
    return f'"{_TO_ESCAPE.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    return _ESCAPED.get(found[0]) or f"\\u{ord(found[0]):04X}"
