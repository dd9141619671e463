"""The addresses of the interface: one table, of which routes and the OpenAPI document are made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import conditional_page

from motcua.web.api.opening import opened
from motcua.web.api.v1.asking import Question, read_question
from motcua.web.api.v1.organisation_shapes import (
    OneOrganisation,
    OrganisationAnswer,
    OrganisationList,
    OrganisationQuestion,
)
from motcua.web.api.v1.organisations import find_organisations, get_organisation
from motcua.web.api.v1.paging import PageLinks, link_header
from motcua.web.api.v1.procedure_shapes import (
    OneProcedure,
    ProcedureAnswer,
    ProcedureList,
    ProcedureQuestion,
)
from motcua.web.api.v1.procedures import find_procedures, get_procedure
from motcua.web.api.v1.shapes import as_json
from motcua.web.api.v1.terms import Terms, list_terms

KEPT = "public, max-age=60"
"""For how many seconds an answer may be shown again unasked."""


@dataclass(frozen=True)
class Endpoint:
    """An address, what can be asked there, and what is answered.

    The first line of ``answering`` says in the document what it does.
    """

    name: str
    path: str
    question: type[Question]
    answer: type
    answering: Callable[[Any], Any]


ENDPOINTS = (
    Endpoint("procedures", "procedures", ProcedureQuestion, ProcedureList, find_procedures),
    Endpoint("procedure", "procedures/{code}", OneProcedure, ProcedureAnswer, get_procedure),
    Endpoint(
        "organisations",
        "organisations",
        OrganisationQuestion,
        OrganisationList,
        find_organisations,
    ),
    Endpoint(
        "organisation",
        "organisations/{code}",
        OneOrganisation,
        OrganisationAnswer,
        get_organisation,
    ),
    Endpoint("terms", "terms", Question, Terms, list_terms),
)


def view_of(endpoint: Endpoint) -> Callable[..., Any]:
    """The view that answers at an endpoint's address."""

    @opened()
    @conditional_page
    def view(request: HttpRequest, **path: str) -> HttpResponse:
        answer = endpoint.answering(read_question(endpoint.question, request.GET, path))
        response = JsonResponse(as_json(answer), json_dumps_params={"ensure_ascii": False})
        response["Cache-Control"] = KEPT
        if isinstance(links := getattr(answer, "links", None), PageLinks):
            response["Link"] = link_header(links)
        return response

    return view
