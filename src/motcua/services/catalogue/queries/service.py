"""Which services can be applied for, and what a release holds."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from motcua.instruments.forms.model import Form, Words
from motcua.kit.errors import NotFound, Refused
from motcua.kit.feel.dmn import DecisionModel
from motcua.services.catalogue.models import Release
from motcua.services.catalogue.package import (
    Package,
    ServiceDefinition,
    read_definition,
    read_package,
    read_package_form,
)
from motcua.services.catalogue.package.choosing import (
    case_of,
    competent_place,
    document_of,
    facts_of,
    fee_of,
    notes_of,
)
from motcua.services.catalogue.package.parts import Outcome as Document
from motcua.services.catalogue.package.reading import read_decisions
from motcua.services.catalogue.queries.releases import Standing, standing_of

__all__ = [
    "Document",
    "Package",
    "ReleaseContent",
    "ServiceDefinition",
    "ServiceLine",
    "case_of",
    "competent_place",
    "document_of",
    "facts_of",
    "notes_of",
    "release",
    "service_for",
    "services",
]

log = logging.getLogger(__name__)
ONLINE = "online"


@dataclass(frozen=True)
class ServiceLine:
    """A service in its newest release."""

    code: str
    name: Words
    summary: Words
    release_id: int


@dataclass(frozen=True)
class ReleaseContent:
    """A release, read: it never changes, so it is read once."""

    id: int
    number: int
    content_hash: str
    definition: ServiceDefinition
    form: Form
    files: dict[str, str]

    @cached_property
    def package(self) -> Package:
        """All of it; a release from before packages had a process has none."""
        return read_package(self.files)

    def fee(self, values: Mapping[str, object], facts: Mapping[str, object]) -> int | None:
        """What has to be paid online with these answers; None while it cannot be told."""
        return fee_of(self.definition, ONLINE, values=values, facts=facts, decisions=self.decisions)

    @property
    def asks_numbers(self) -> bool:
        """Whether the form asks for the personal numbers of people."""
        questions = list(self.form.questions())
        parts = [part for question in questions for part in question.parts.values()]
        return any(each.type == "personal_number" for each in (*questions, *parts))

    @cached_property
    def decisions(self) -> Mapping[str, DecisionModel]:
        """The decisions of the package, by their names."""
        return read_decisions(self.files)


def services() -> list[ServiceLine]:
    """Every service that can be applied for, by code."""
    newest = Release.objects.annotate(
        age=Window(RowNumber(), partition_by=F("service"), order_by=F("number").desc())
    ).filter(age=1)
    found = newest.order_by("service__code").values_list("pk", flat=True)
    return [line for pk in found if (line := _line(pk))]


def service_for(code: str) -> ServiceLine | None:
    """The service of a procedure, or None when it cannot be applied for online."""
    newest = Release.objects.filter(service__code=code).order_by("-number")
    pk = newest.values_list("pk", flat=True).first()
    return _line(pk) if pk is not None else None


@lru_cache(maxsize=256)
def release(release_id: int) -> ReleaseContent:
    """What a release holds.

    Raises ``NotFound``, and ``Refused`` where it is not what was published: somebody changed it in
    the database.
    """
    row = Release.objects.select_related("service").filter(pk=release_id).first()
    if row is None:
        raise NotFound("There is no such release.")
    if standing_of(row) == Standing.BROKEN:
        raise Refused(
            _("Release %(number)d of %(code)s was changed: its signature does not fit.")
            % {"number": row.number, "code": row.service.code}
        )
    return ReleaseContent(
        id=row.pk,
        number=row.number,
        content_hash=row.content_hash,
        definition=read_definition(row.files),
        form=read_package_form(row.files),
        files=row.files,
    )


def _line(release_id: int) -> ServiceLine | None:
    """A service as it is offered; None where its newest release was changed by somebody."""
    try:
        definition = release(release_id).definition
    except Refused as refused:
        log.error("%s", refused)
        return None
    return ServiceLine(definition.code, definition.name, definition.summary, release_id)
