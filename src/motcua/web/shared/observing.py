"""What happens to every request: it gets an id, is counted and logged, and must be readable."""

import logging
import time
import uuid
from collections.abc import Callable, Iterable
from typing import Any, cast

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from motcua.kit.context import caused_by
from motcua.web.shared import metrics
from motcua.web.shared.access import ActingRequest

log = logging.getLogger("motcua.web")

GetResponse = Callable[[HttpRequest], HttpResponse]

_PROBES = {"shared:healthz", "shared:readyz", "shared:metrics"}
"""Addresses that machines ask all the time: counted, but not logged."""
FORM_LIMIT = 1_500_000
"""Bytes of a request that its files do not account for: fields, and the marks between them."""


class ObservingMiddleware:
    """Gives a request its id, the answer the same, and notes how it went.

    The id is made here: one from outside could pass for another's.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        acting = cast(ActingRequest, request)
        acting.request_id = uuid.uuid4().hex
        if settings.BEHIND_PROXY:
            _believe_proxy(request)
        with caused_by(acting.request_id, request.path):
            response = self.get_response(request)
            _note(request, response.status_code, time.perf_counter() - began)
        response["X-Request-ID"] = acting.request_id
        return response


class ReadableMiddleware:
    """Ends what cannot be read: a body that is too large is refused before a byte of it is taken.

    It stands last, so that the page says it in the reader's language and under our headers.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.UPLOAD_LIMIT + FORM_LIMIT:
            raise RequestDataTooBig
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            raise BadRequest
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Called after the check of the form's origin, so a stranger's body is not taken apart."""
        if request.method == "POST" and _has_nul(request.POST.lists()):
            raise BadRequest


def _has_nul(fields: Iterable[tuple[str, list[Any]]]) -> bool:
    return any("\0" in text for name, values in fields for text in (name, *values))


def _believe_proxy(request: HttpRequest) -> None:
    """The address that asks is the one our own proxy saw: the last it has written down."""
    seen = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
    if seen:
        request.META["REMOTE_ADDR"] = seen


def _note(request: HttpRequest, status: int, seconds: float) -> None:
    match = request.resolver_match
    route = match.view_name if match else ""
    metrics.requests().count(route, status, seconds)
    if route not in _PROBES:
        facts = {"method": request.method, "route": route, "status": status}
        milliseconds = round(seconds * 1000, 1)
        log.info(
            "%s %s %s in %s ms",
            request.method,
            request.path,
            status,
            milliseconds,
            extra={"facts": {**facts, "milliseconds": milliseconds}},
        )
