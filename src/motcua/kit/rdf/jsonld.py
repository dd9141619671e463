"""Writing JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), in flat form with its context inside."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from motcua.kit.rdf.model import Iri, Node, Object, Prefixes, Typed, Worded


def as_json_ld(nodes: Iterable[Node], prefixes: Prefixes) -> Iterator[str]:
    """The document in parts: the context, then each node as a line."""
    yield f'{{"@context": {_json(prefixes)},\n"@graph": [\n'
    separator = ""
    for node in nodes:
        yield separator + _json(_node(node))
        separator = ",\n"
    yield "\n]}\n"


def _node(node: Node) -> dict[str, Any]:
    written: dict[str, Any] = {"@id": node.address, "@type": list(node.types)}
    for name, value in node.facts:
        written.setdefault(name, []).append(_object(value))
    return written


def _object(value: Object) -> Any:
    match value:
        case Iri(address):
            return {"@id": address}
        case Worded(text, language):
            return {"@value": text, "@language": language}
        case Typed(text, datatype):
            return {"@value": text, "@type": datatype} if datatype else {"@value": text}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
