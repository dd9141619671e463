"""By whom, under which licence and in which words the catalogue is published as open data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from functools import lru_cache, partial
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext, override

from motcua.foundation.organisations.queries import operator
from motcua.kit.datafile import Value, read
from motcua.services.catalogue.enums import TimeUnit
from motcua.services.catalogue.open.record import Names as Names
from motcua.services.catalogue.open.record import Publication, Wording
from motcua.services.catalogue.queries.profile import profile_folder
from motcua.services.catalogue.queries.words import AGENCY_ROLES, CHANNELS, limit_text
from motcua.services.catalogue.rules.structure import Paper
from motcua.services.catalogue.vocabulary import terms


@dataclass(frozen=True)
class Licence:
    """Under what the data may be used; ``certain`` is false where no act names the licence."""

    name: Names
    address: str
    source: str
    certain: bool


@dataclass(frozen=True)
class DataSet:
    """What a data set says of itself."""

    name: str
    title: Names
    description: Names
    keywords: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Examples:
    """What can be asked of this catalogue, to show how."""

    words: str
    level: str
    procedure: str
    agency: str
    day: str
    """On which the agency is looked for."""


@dataclass(frozen=True)
class Said:
    """What the profile's ``open-data.yaml`` says."""

    title: Names
    description: Names
    language: str
    language_address: str
    country: Names
    country_address: str
    currencies: Mapping[str, str]
    licence: Licence
    issuers: Mapping[str, str]
    examples: Examples
    data_sets: tuple[DataSet, ...]


def said() -> Said:
    """What the profile says of its open data; a wrong or missing file raises ``WrongFile``."""
    return _read(Path(settings.PROFILE) / "open-data.yaml")


def publication() -> Publication:
    """All that records are published with; without a profile loaded ``NotFound``."""
    profile = said()
    return Publication(
        base=settings.PUBLIC_URL,
        operator=operator().name_vi,
        language=profile.language,
        language_address=profile.language_address,
        country=profile.country,
        country_address=profile.country_address,
        currencies=profile.currencies,
        issuers=profile.issuers,
        wording=_wording(),
    )


def in_every_language(say: Callable[[], object]) -> Names:
    """What is said under each language of this installation; nothing where it is empty."""
    names = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            text = str(say())
        if text:
            names[language] = text
    return names


def _wording() -> Wording:
    known = terms(profile_folder())
    return Wording(
        levels=known.levels,
        subjects=known.subjects,
        channels={code: in_every_language(partial(str, text)) for code, text in CHANNELS.items()},
        roles={code: in_every_language(partial(str, text)) for code, text in AGENCY_ROLES.items()},
        steps=in_every_language(lambda: gettext("How it goes")),
        condition=in_every_language(lambda: gettext("Conditions")),
        limit=_limit,
        paper=lambda paper: in_every_language(lambda: _counts(paper)),
    )


@lru_cache(maxsize=1000)
def _limit(limit: Decimal, unit: TimeUnit | None) -> Names:
    return in_every_language(lambda: limit_text(limit, unit))


def _counts(paper: Paper) -> str:
    """How many originals and copies, and on which forms, in the language that is set."""
    counts = [(gettext("originals: %s"), paper.originals), (gettext("copies: %s"), paper.copies)]
    said = [text % count for text, count in counts if count is not None]
    said += [gettext("form: %s") % form for form in paper.forms]
    return "; ".join(said)


@lru_cache(maxsize=8)
def _read(path: Path) -> Said:
    file = read(path).mapping(
        *("title", "description", "language", "country", "currencies"),
        *("licence", "issuers", "examples", "data_sets"),
    )
    language = file["language"].mapping("code", "address")
    country = file["country"].mapping("address", "name")
    return Said(
        title=_names(file["title"]),
        description=_names(file["description"]),
        language=language["code"].text(),
        language_address=language["address"].text(),
        country=_names(country["name"]),
        country_address=country["address"].text(),
        currencies={code: value.text() for code, value in file["currencies"].entries()},
        licence=_licence(file["licence"]),
        issuers={letters: value.text() for letters, value in file["issuers"].entries()},
        examples=_examples(file["examples"]),
        data_sets=tuple(_data_set(name, value) for name, value in file["data_sets"].entries()),
    )


def _licence(value: Value) -> Licence:
    parts = value.mapping("name", "address", "source", "certain")
    return Licence(
        name=_names(parts["name"]),
        address=parts["address"].text(),
        source=parts["source"].text(),
        certain=parts["certain"].flag(),
    )


def _examples(value: Value) -> Examples:
    parts = value.mapping(*(field.name for field in fields(Examples)))
    return Examples(**{name: part.text() for name, part in parts.items()})


def _data_set(name: str, value: Value) -> DataSet:
    parts = value.mapping("title", "description", "keywords")
    return DataSet(
        name=name,
        title=_names(parts["title"]),
        description=_names(parts["description"]),
        keywords={
            language: tuple(word.text() for word in words.items())
            for language, words in parts["keywords"].entries()
        },
    )


def _names(value: Value) -> Names:
    return value.texts(*(code for code, _name in settings.LANGUAGES))
