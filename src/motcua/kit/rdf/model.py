"""What linked data is made of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

type Prefixes = Mapping[str, str]
"""The beginning of addresses by the short name that stands for it: ``dct`` is Dublin Core."""

_NOT_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")


@dataclass(frozen=True)
class Iri:
    """The address of a thing, whole (``https://…``) or short (``eli:LegalResource``)."""

    value: str


@dataclass(frozen=True)
class Worded:
    """Words in a language, as ``vi``."""

    text: str
    language: str


@dataclass(frozen=True)
class Typed:
    """A value as text, and its type: ``P15D`` is an ``xsd:duration``. A plain text has none."""

    text: str
    datatype: str = ""


type Object = Iri | Worded | Typed


@dataclass(frozen=True)
class Node:
    """A thing: its whole address, what it is, and what is said of it, in this order."""

    address: str
    types: tuple[str, ...]
    facts: tuple[tuple[str, Object], ...] = field(default=())


def iri(address: str) -> Iri | None:
    """The address of a page as data gives it; None where it is no address on the web."""
    text = address.strip()
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return Iri(_NOT_IN_IRI.sub(lambda found: quote(found[0]), text))
