"""What a procedure's page says to machines that read it."""

import json
from typing import Any

from django import template
from django.urls import reverse
from django.utils.safestring import mark_safe

from motcua.services.catalogue.queries.procedure import ProcedurePage
from motcua.web.api.open_data.search_engines import government_service

register = template.Library()

_UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""With these the element round the data could be ended or misread; JSON writes them so as well."""

_FORMS = (
    ("JSON", "api:procedure"),
    ("JSON-LD", "api:procedure-json-ld"),
    ("Turtle", "api:procedure-turtle"),
)


@register.inclusion_tag("api/linked_data.html")
def linked_data(page: ProcedurePage) -> dict[str, Any]:
    """``{% linked_data procedure %}``: ways to the same as data, and facts for search engines."""
    text = json.dumps(government_service(page), ensure_ascii=False)
    return {
        "forms": [
            {"text": name, "href": reverse(route, args=[page.code])} for name, route in _FORMS
        ],
        "facts": mark_safe(text.translate(_UNSAFE)),  # noqa: S308
    }
