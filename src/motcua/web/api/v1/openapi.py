"""The OpenAPI 3.1 document, made of the table of endpoints; and where it is served."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, get_type_hints

import yaml
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import conditional_page

from motcua.web.api.opening import opened
from motcua.web.api.v1.asking import asked_of
from motcua.web.api.v1.endpoints import ENDPOINTS, KEPT, Endpoint
from motcua.web.api.v1.shapes import object_schema, schema_of, shapes_within

VERSION = "1.0.0"
_ABOUT = """\
Administrative procedures and public organisations, open to anyone without a key.

Texts are Vietnamese as published; labels come in the language of `lang`, else of the header
`Accept-Language`. A null says that the source gives nothing. Every answer has an ETag. Each address
(of IPv6 each /64) has an allowance a minute; who has used it up gets 429 with `Retry-After`. Whole
files stand on the page /open-data.
"""
_PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail", "instance"],
}
_HEADERS: Mapping[str, str] = {
    "ETag": "Changes when the answer does; send it back as `If-None-Match`.",
    "Link": "The other pages of a list (RFC 8288).",
    "Retry-After": "Seconds after which to ask again.",
}
_PROBLEMS = {
    "400": "A parameter is unknown or cannot be read.",
    "404": "There is no such thing, or no such page.",
    "429": "The allowance of this address is used up.",
}


@lru_cache(maxsize=4)
def document(server: str) -> dict[str, Any]:
    """The whole document for an installation at this address."""
    shapes = {
        shape.__name__: shape for endpoint in ENDPOINTS for shape in shapes_within(endpoint.answer)
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Một Cửa",
            "version": VERSION,
            "description": _ABOUT,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": f"{server}/api/v1"}],
        "paths": {f"/{each.path}": {"get": _operation(each)} for each in ENDPOINTS},
        "components": {
            "schemas": {
                **{name: object_schema(shape) for name, shape in sorted(shapes.items())},
                "Problem": _PROBLEM,
            },
            "headers": {
                name: {"description": said, "schema": {"type": "string"}}
                for name, said in _HEADERS.items()
            },
        },
    }


def as_yaml(server: str) -> str:
    """The document as YAML, in the order in which it is made."""
    return yaml.safe_dump(document(server), allow_unicode=True, sort_keys=False, width=100)


@opened()
@conditional_page
def openapi_json(request: HttpRequest) -> HttpResponse:
    return _kept(JsonResponse(document(settings.PUBLIC_URL)))


@opened()
@conditional_page
def openapi_yaml(request: HttpRequest) -> HttpResponse:
    return _kept(HttpResponse(as_yaml(settings.PUBLIC_URL), content_type="application/yaml"))


def _kept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = KEPT
    return response


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    answered = {"schema": schema_of(endpoint.answer)}
    headers = ["ETag", "Link"] if "links" in get_type_hints(endpoint.answer) else ["ETag"]
    return {
        "operationId": endpoint.answering.__name__,
        "summary": (endpoint.answering.__doc__ or "").splitlines()[0],
        "parameters": _parameters(endpoint),
        "responses": {
            "200": {
                "description": " ".join((endpoint.answer.__doc__ or "").split()),
                "headers": _headers(*headers),
                "content": {"application/json": answered},
            },
            "304": {"description": "Nothing has changed.", "headers": _headers("ETag")},
            **{status: _problem(status, said) for status, said in _PROBLEMS.items()},
        },
    }


def _parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    usual = asked_of(endpoint.question)
    hints = get_type_hints(endpoint.question, include_extras=True)
    lang = hints.pop("lang")
    stated = [_parameter(name, kind, usual) for name, kind in hints.items()]
    return [*stated, _language(lang)]


def _parameter(name: str, kind: Any, usual: Mapping[str, Any]) -> dict[str, Any]:
    schema = schema_of(kind)
    about = schema.pop("description")
    if name not in usual:
        return {
            "name": name,
            "in": "path",
            "required": True,
            "description": about,
            "schema": schema,
        }
    if isinstance(schema.get("type"), list):
        schema["type"] = schema["type"][0]
    if usual[name] not in (None, "", ()):
        schema["default"] = str(usual[name]) if isinstance(usual[name], str) else usual[name]
    return {"name": name, "in": "query", "description": about, "schema": schema}


def _language(kind: Any) -> dict[str, Any]:
    codes = [code for code, _name in settings.LANGUAGES]
    about = _parameter("lang", kind, {"lang": None})
    return {**about, "schema": {"type": "string", "enum": codes}}


def _problem(status: str, said: str) -> dict[str, Any]:
    problem: dict[str, Any] = {
        "description": said,
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }
    if status == "429":
        problem["headers"] = _headers("Retry-After")
    return problem


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}
