"""What was asked for in a case, seen as on the day on which it was handed in."""

from django.utils import timezone

from motcua.instruments.forms.around import around
from motcua.instruments.forms.walk import Walk, walk
from motcua.services.cases.enums import Outcome
from motcua.services.cases.models import Case
from motcua.services.catalogue.queries.service import Document, document_of, facts_of, release


def way_of(case: Case) -> Walk:
    """The way through the form that its applicant went."""
    day = timezone.localdate(case.submitted_at)
    return walk(release(case.release_id).form, case.answers, around(day))


def fee_said(case: Case) -> int | None:
    """The fee that was told when it was handed in; None where it could not be told."""
    way = way_of(case)
    return release(case.release_id).fee(way.values, facts_of(way))


def document_for(case: Case) -> Document:
    """The document that ends it, by its outcome and answers; its result while that is open."""
    definition = release(case.release_id).definition
    return document_of(definition, case.answers, refused=case.outcome == Outcome.REFUSED)
