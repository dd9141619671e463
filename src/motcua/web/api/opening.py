"""What all addresses for machines have in common: who may ask, from where, in which language."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.utils.translation.trans_real import parse_accept_lang_header

from motcua.kit.errors import Refused
from motcua.web.shared.access import Anyone, open_to
from motcua.web.shared.errors import problem
from motcua.web.shared.limit import limited

type View = Callable[..., HttpResponseBase]

WHOLE_FILE = 10
"""How many requests a whole file counts as."""
_READING = ("GET", "HEAD", "OPTIONS")
_PREFLIGHT_KEPT = 24 * 3600
"""Seconds for which a browser may remember that other sites may read here."""


class BadQuestion(Refused):
    """A parameter of the request cannot be understood."""

    status = 400


def opened(*, cost: int = 1) -> Callable[[View], View]:
    """Read by anyone, from any site, within their allowance; refusals are problems.

    The language is the one of ``lang``, else of ``Accept-Language``; a cookie plays no part.
    """

    def open_(view: View) -> View:
        asked = _in_language(limited(cost=cost, refuse=problem)(view))

        @open_to(Anyone)
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "OPTIONS":
                response: HttpResponseBase = HttpResponse(status=204)
                response["Access-Control-Max-Age"] = str(_PREFLIGHT_KEPT)
            elif request.method not in _READING:
                response = problem(request, 405, _("Here you can only read."))
            else:
                response = asked(request, *args, **kwargs)
            return _for_any_site(response)

        return answer

    return open_


def public(path: str) -> str:
    """The whole address of a path of this installation."""
    return f"{settings.PUBLIC_URL}{path}"


def _in_language(view: View) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = _wished(request)
        try:
            with translation.override(language):
                language = _asked(request) or language
            with translation.override(language):
                response = view(request, *args, **kwargs)
        except Refused as refused:
            response = problem(request, refused.status, str(refused))
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Accept-Language"])
        return response

    return answer


def _wished(request: HttpRequest) -> str:
    """The first language of the header that we speak, else our own."""
    wishes = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    bare = (wish.partition("-")[0] for wish, _weight in wishes)
    return next((wish for wish in bare if wish in _spoken()), settings.LANGUAGE_CODE)


def _asked(request: HttpRequest) -> str | None:
    """The language of the address, if it names one."""
    asked = request.GET.get("lang")
    if asked is not None and asked not in _spoken():
        raise BadQuestion(_("lang is one of %s.") % ", ".join(_spoken()))
    return asked


def _spoken() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def _for_any_site(response: HttpResponseBase) -> HttpResponseBase:
    response["Allow"] = ", ".join(_READING)
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = ", ".join(_READING)
    response["Access-Control-Allow-Headers"] = "Accept, Accept-Language, If-None-Match"
    response["Access-Control-Expose-Headers"] = "Content-Language, ETag, Link, Retry-After"
    return response
