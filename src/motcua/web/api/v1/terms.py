"""The codes that the interface speaks in, with their names."""

from collections.abc import Iterable
from dataclasses import dataclass

from motcua.services.catalogue.enums import AgencyRole, Channel
from motcua.services.catalogue.queries.words import AGENCY_ROLES, CHANNELS, Term, levels, subjects
from motcua.web.api.v1.asking import Question


@dataclass(frozen=True)
class CodedName:
    """A code of a list of terms, and its name in the language of the answer."""

    code: str
    name: str


@dataclass(frozen=True)
class Terms:
    """Codes with their names in the language of the answer."""

    levels: tuple[CodedName, ...]
    subjects: tuple[CodedName, ...]
    channels: tuple[CodedName, ...]
    roles: tuple[CodedName, ...]


def list_terms(question: Question) -> Terms:
    """List the codes of levels, subjects, channels and roles."""
    return Terms(
        levels=coded(levels()),
        subjects=coded(subjects()),
        channels=tuple(CodedName(code, str(CHANNELS[code])) for code in Channel),
        roles=tuple(CodedName(code, str(AGENCY_ROLES[code])) for code in AgencyRole),
    )


def coded(terms: Iterable[Term]) -> tuple[CodedName, ...]:
    """Terms as an answer gives them."""
    return tuple(CodedName(term.code, term.name) for term in terms)
