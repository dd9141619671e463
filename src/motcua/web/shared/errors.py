"""Error pages: what happened, what is kept, what to do; in the language of the reader."""

import errno
import sys
from dataclasses import dataclass
from http import HTTPStatus

from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from motcua.web.shared.context import shell_of


@dataclass(frozen=True)
class Words:
    """The sentences of one error page."""

    happened: str | Promise
    kept: str | Promise
    do: str | Promise


_NOTHING_CHANGED = _("Nothing was changed, and everything you sent before is kept.")

WORDS = {
    400: Words(
        _("We could not read this request"),
        _NOTHING_CHANGED,
        _("Go back, load the page again, and send it once more."),
    ),
    403: Words(
        _("You may not open this page"),
        _NOTHING_CHANGED,
        _("If you have another account, sign in with that one. Otherwise ask the office."),
    ),
    404: Words(
        _("There is no such page"),
        _NOTHING_CHANGED,
        _("If you typed the address, check it. If you pressed a link, start from the home page."),
    ),
    405: Words(
        _("This address only takes what a form sends"),
        _NOTHING_CHANGED,
        _("Go back to the page with the form, and send it from there."),
    ),
    409: Words(
        _("This cannot be done now"),
        _NOTHING_CHANGED,
        _("Go back and load the page again to see how things stand."),
    ),
    413: Words(
        _("That was too large to send"),
        _("What you sent just now was not taken. Everything you sent before is kept."),
        _("Make the file smaller, or send fewer files at once, and try again."),
    ),
    429: Words(
        _("You have asked too often"),
        _NOTHING_CHANGED,
        _("Wait a minute and ask again. If you need everything, take the whole files."),
    ),
    500: Words(
        _("Something broke on our side"),
        _("What you sent just now may not have been taken. Everything you sent before is kept."),
        _("Try again in a few minutes. If you sent an application, first look whether it came."),
    ),
    503: Words(
        _("We are back in a moment"),
        _("What you sent just now may not have been taken. Everything you sent before is kept."),
        _("Wait a minute and load the page again. If you sent a form, send it once more."),
    ),
    507: Words(
        _("We have no room left to store this"),
        _("What you sent just now was not taken. Everything you sent before is kept."),
        _("This is our fault and not that of your file. Try again later; we have been told."),
    ),
}

RETRY_AFTER = "30"
"""Seconds after which a page is worth asking for again while the database is away."""

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def error_page(request: HttpRequest, status: int, *, message: str = "") -> HttpResponse:
    """The page of this status; ``message`` says what happened where it is known better.

    A machine that asked under ``/api/`` gets the same as a problem (RFC 9457).
    """
    if request.path.startswith("/api/"):
        return problem(request, status, message)
    return render(request, "shared/error.html", _words(request, status, message), status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read (400) or is too large (413)."""
    return _bare_page(request, 413 if isinstance(exception, _TOO_LARGE) else 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke; a database that is away (503) and a full disk (507) are named."""
    broken = sys.exception()
    if isinstance(broken, OSError) and broken.errno in _NO_ROOM:
        return _bare_page(request, 507)
    if isinstance(broken, OperationalError | InterfaceError):
        response = _bare_page(request, 503)
        response["Retry-After"] = RETRY_AFTER
        return response
    return _bare_page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that is too old, or came from another site."""
    message = _("This form is too old, or it did not come from this site")
    return error_page(request, 403, message=str(message))


def problem(request: HttpRequest, status: int, detail: str = "") -> HttpResponse:
    """A problem document: what kind it is, what happened, and what to do."""
    words = WORDS.get(status, WORDS[400])
    document = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or f"{words.happened}. {words.do}",
        "instance": request.path,
    }
    return JsonResponse(document, status=status, content_type="application/problem+json")


def _bare_page(request: HttpRequest, status: int) -> HttpResponse:
    """The page without database, session or messages: what broke may be one of them."""
    if request.path.startswith("/api/"):
        return problem(request, status)
    context = {**_words(request, status, ""), "shell": shell_of(request, knows_actor=False)}
    return HttpResponse(render_to_string("shared/error.html", context), status=status)


def _words(request: HttpRequest, status: int, message: str) -> dict[str, object]:
    layout = "office/layout.html" if request.path.startswith("/office/") else "portal/layout.html"
    words = WORDS.get(status, WORDS[400])
    return {"layout": layout, "status": status, "words": words, "message": message}
