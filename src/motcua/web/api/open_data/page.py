"""The page that tells people of the open data: what there is, how to take it, under what terms."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from motcua.instruments.forms.model import in_language
from motcua.services.catalogue.queries.publication import DataSet, said
from motcua.web.api.open_data.datasets import FILES, File, served
from motcua.web.api.opening import public
from motcua.web.shared.access import Anyone, open_to


@require_safe
@open_to(Anyone)
def page(request: HttpRequest) -> HttpResponse:
    language = get_language() or settings.LANGUAGE_CODE
    licence = said().licence
    context = {
        "data_sets": [_data_set(each, language) for each in served()],
        "licence": in_language(licence.name, language),
        "licence_href": licence.address,
        "licence_certain": licence.certain,
        "licence_source": licence.source,
        "examples": _examples(),
        "rate": settings.API_RATE,
    }
    return render(request, "api/open_data.html", context)


def _data_set(each: DataSet, language: str) -> dict[str, Any]:
    return {
        "title": in_language(each.title, language),
        "about": in_language(each.description, language),
        "head": [_("What it holds"), _("Format"), _("File")],
        "rows": [_file(file) for file in FILES[each.name]],
    }


def _file(file: File) -> list[Any]:
    path = reverse(file.route)
    about, form = _ABOUT[file.route]()
    return [about, form, {"text": path.rpartition("/")[2], "href": path}]


_ABOUT = {
    "api:procedures-turtle": lambda: (_("Everything, as CPSV-AP 3.2"), "Turtle"),
    "api:procedures-json-ld": lambda: (_("Everything, as CPSV-AP 3.2"), "JSON-LD"),
    "api:procedures-csv": lambda: (_("One row for each procedure"), "CSV"),
    "api:channels-csv": lambda: (_("Ways to hand in, with time and fee"), "CSV"),
    "api:papers-csv": lambda: (_("Papers to bring, by case"), "CSV"),
    "api:organisations-csv": lambda: (_("One row for each agency and place, on any day"), "CSV"),
}
"""What a file holds, in the reader's language, and its format."""


def _examples() -> list[dict[str, str]]:
    """Addresses to try, each with what it asks."""
    example = said().examples
    procedures, agencies = reverse("api:procedures"), reverse("api:organisations")
    words = urlencode({"q": example.words})
    level = urlencode({"level": example.level, "lang": "en"})
    agency = urlencode({"q": example.agency, "on": example.day})
    one = reverse("api:procedure", args=[example.procedure])
    asked = [
        (_("Find procedures, without marks and with slips"), f"{procedures}?{words}"),
        (_("Only those of one level, in English"), f"{procedures}?{level}"),
        (_("One procedure as a whole"), one),
        (_("The same as linked data"), reverse("api:procedure-turtle", args=[example.procedure])),
        (_("Agencies as they stood on an earlier day"), f"{agencies}?{agency}"),
        (_("The description of the interface (OpenAPI 3.1)"), reverse("api:openapi-yaml")),
        (_("The list of data sets (DCAT-AP)"), reverse("api:catalog-turtle")),
    ]
    return [{"about": about, "href": path, "address": public(path)} for about, path in asked]
