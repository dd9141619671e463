"""What Prometheus reads: requests, and how worker, journal and database fare."""

import ipaddress
import os
from collections.abc import Iterator
from functools import cache
from secrets import compare_digest

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from django.views.decorators.http import require_safe

from motcua.foundation.journal.queries.health import health
from motcua.web.shared.access import Anyone, open_to
from motcua.web.shared.counting import RequestCounts

_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@cache
def requests() -> RequestCounts:
    """The counts of this process; its parent is the server that started it."""
    folder = settings.VAR / "metrics" / str(os.getppid())
    return RequestCounts(folder, sorted(_names(get_resolver())))


@require_safe
@open_to(Anyone)
def metrics(request: HttpRequest) -> HttpResponse:
    """For this machine, or whoever brings the token; for others there is no such page."""
    if not (_is_here(request) or _brings_token(request)):
        raise Http404
    lines = [*requests().lines(), *_inside()]
    return HttpResponse("\n".join(lines) + "\n", content_type=_TYPE)


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern) and entry.name:
            yield f"{space}{entry.name}"


def _inside() -> Iterator[str]:
    """What the database knows; where it is away, only that."""
    try:
        lines = list(_of_database())
    except DatabaseError:
        lines = []
    yield from _gauge("database_up", int(bool(lines)))
    yield from lines


def _of_database() -> Iterator[str]:
    now = health()
    yield from _gauge("workers", now.workers)
    yield "# TYPE motcua_jobs gauge"
    jobs = {"waiting": now.jobs_waiting, "running": now.jobs_running, "failed": now.jobs_failed}
    for state, number in jobs.items():
        yield f'motcua_jobs{{state="{state}"}} {number}'
    yield "# TYPE motcua_follower_lag_entries gauge"
    for lag in now.lags:
        yield f'motcua_follower_lag_entries{{subscription="{lag.subscription}"}} {lag.entries}'
    yield from _gauge("dead_letters", now.dead_letters)
    yield from _gauge("journal_entries", now.entries)
    yield from _gauge("journal_unsealed_entries", now.unsealed)
    if now.last_seal_at:
        age = (timezone.now() - now.last_seal_at).total_seconds()
        yield from _gauge("journal_seal_age_seconds", round(age, 1))
    yield from _gauge("database_connections", _connections())
    yield from _gauge("database_bytes", now.database_bytes)
    yield from _gauge("disk_free_bytes", now.disk_free)


def _gauge(name: str, value: float) -> Iterator[str]:
    yield f"# TYPE motcua_{name} gauge"
    yield f"motcua_{name} {value}"


def _connections() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
        return int(cursor.fetchone()[0])


def _is_here(request: HttpRequest) -> bool:
    """True for this machine itself; what a proxy hands on comes from elsewhere."""
    forwarded = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
    if any(name in request.META for name in forwarded):
        return False
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _brings_token(request: HttpRequest) -> bool:
    wanted, given = settings.METRICS_TOKEN, request.headers.get("Authorization", "")
    return bool(wanted) and compare_digest(given.encode(), f"Bearer {wanted}".encode())
