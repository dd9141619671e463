"""Checking linked data against SHACL shapes: by pyshacl, portion by portion.

pyshacl is no part of what the product runs on: ``pip install motcua[check-open]`` brings it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from motcua.cli.trouble import Trouble
from motcua.kit.rdf import Node, Prefixes, as_turtle

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True)
class Violation:
    """What a shape asks and a thing does not keep."""

    about: str
    property: str
    message: str


@dataclass(frozen=True)
class Verdict:
    """What was found of a portion of data."""

    triples: int
    services: int
    """Things that are a ``cpsv:PublicService``."""
    violations: tuple[Violation, ...]


def read_shapes(path: Path) -> "Graph":
    """The shapes of a file of Turtle. A wrong file, or no pyshacl, raises ``Trouble``."""
    try:
        import pyshacl  # noqa: F401
        from rdflib import Graph
    except ImportError:
        raise Trouble(
            "pyshacl is not installed: install motcua[check-open], or run this in a checkout."
        ) from None
    try:
        return Graph().parse(path, format="turtle")
    except (OSError, SyntaxError) as error:
        raise Trouble(f"{path} cannot be read as shapes in Turtle: {error}") from None


def check(nodes: Iterable[Node], prefixes: Prefixes, shapes: "Graph") -> Verdict:
    """Write the things as Turtle, read them back, and hold them against the shapes."""
    from pyshacl import validate
    from rdflib import RDF, SH, Graph, URIRef

    data = Graph().parse(data="".join(as_turtle(nodes, prefixes)), format="turtle")
    _conforms, report, _text = validate(data, shacl_graph=shapes)
    found = [
        Violation(
            about=str(report.value(result, SH.focusNode)),
            property=str(report.value(result, SH.resultPath)),
            message=str(report.value(result, SH.resultMessage)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    ]
    services = data.subjects(RDF.type, URIRef(f"{prefixes['cpsv']}PublicService"))
    return Verdict(len(data), len(set(services)), tuple(found))
