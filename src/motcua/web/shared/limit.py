"""The limit on the open interfaces: a decorator for views that cost something."""

import time
from collections.abc import Callable
from functools import lru_cache, wraps
from math import ceil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from motcua.web.shared.allowances import Allowances
from motcua.web.shared.errors import error_page

type View = Callable[..., HttpResponseBase]
type Refusal = Callable[[HttpRequest, int], HttpResponseBase]


def limited(*, cost: int = 1, refuse: Refusal = error_page) -> Callable[[View], View]:
    """Refuse with 429, and say when to come again, whoever has used up their allowance."""

    def guard(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            wait = _wait(request, cost)
            if not wait:
                return view(request, *args, **kwargs)
            response = refuse(request, 429)
            response["Retry-After"] = str(ceil(wait))
            return response

        return asked

    return guard


def _wait(request: HttpRequest, cost: int) -> float:
    if not settings.API_RATE:
        return 0
    kept = _allowances(settings.VAR / "limits", settings.API_RATE, settings.SECRET_KEY)
    return kept.take(request.META.get("REMOTE_ADDR", ""), time.time(), cost=cost)


@lru_cache(maxsize=8)
def _allowances(path: Path, per_minute: int, secret: str) -> Allowances:
    return Allowances(path, per_minute, secret)
