"""A service package: a folder of text files, read.

    >>> package = read_package(read_letterheads(profile / "documents") | read_folder(folder))
    >>> package.definition.online.fee.amount

``parts`` and ``model`` say what a package is, ``definition`` and ``examples`` how its YAML is
written; ``files`` which files it may have. What is wrong is a ``Finding``; ``BadPackage`` holds
those that keep it from being read.
"""

from motcua.services.catalogue.package.files import content_hash, read_folder, read_letterheads
from motcua.services.catalogue.package.findings import BadPackage, Finding, sentences
from motcua.services.catalogue.package.lines import line_in, lines_in
from motcua.services.catalogue.package.model import (
    Example,
    Expectation,
    ExpectedLetter,
    Package,
    Person,
    ServiceDefinition,
    Step,
)
from motcua.services.catalogue.package.parts import Channel, Fee, Outcome, Paper, TimeLimit
from motcua.services.catalogue.package.reading import (
    read_definition,
    read_package,
    read_package_form,
)

__all__ = [
    "BadPackage",
    "Channel",
    "Example",
    "Expectation",
    "ExpectedLetter",
    "Fee",
    "Finding",
    "Outcome",
    "Package",
    "Paper",
    "Person",
    "ServiceDefinition",
    "Step",
    "TimeLimit",
    "content_hash",
    "line_in",
    "lines_in",
    "read_definition",
    "read_folder",
    "read_letterheads",
    "read_package",
    "read_package_form",
    "sentences",
]
