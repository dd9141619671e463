"""Facts as linked data (RDF 1.1), written as Turtle or JSON-LD one thing after the other.

A thing is a ``Node`` with an address and facts about it; a fact is a property, as ``dct:title``,
and an object. Blank nodes and lists are not needed here and left out. Both writers take any number
of nodes and keep none of them, so a whole catalogue streams in little memory.
"""

from motcua.kit.rdf.jsonld import as_json_ld
from motcua.kit.rdf.model import Iri, Node, Object, Prefixes, Typed, Worded, iri
from motcua.kit.rdf.turtle import as_turtle

__all__ = [
    "Iri",
    "Node",
    "Object",
    "Prefixes",
    "Typed",
    "Worded",
    "as_json_ld",
    "as_turtle",
    "iri",
]
