"""Screens that belong to no audience: language, plain pages, health, the gallery."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_safe

from motcua.web.shared.access import Anyone, open_to
from motcua.web.shared.context import operator
from motcua.web.shared.design import component as design

YEAR = 365 * 24 * 3600


@require_GET
@open_to(Anyone)
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the chosen language in a cookie and go back; never to another site."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    back = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or "://" in back:
        back = "/"
    response = redirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@require_safe
@open_to(Anyone)
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "shared/privacy.html")


@require_safe
@open_to(Anyone)
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "shared/accessibility.html")


@require_safe
@open_to(Anyone)
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "shared/contact.html", {"operator": operator(settings.PROFILE)})


@require_safe
@open_to(Anyone)
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is asked."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@open_to(Anyone)
def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and has every migration; 503 with the reason otherwise."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return HttpResponse("the database does not answer\n", "text/plain", 503)
    if missing:
        return HttpResponse(f"{len(missing)} migrations are missing\n", "text/plain", 503)
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@open_to(Anyone)
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with every example; only where the demo is shown."""
    if not settings.DEMO:
        raise Http404
    chosen = request.GET.get("component", "")
    names = [name for name in design.names() if name == chosen or not chosen]
    shown = [_shown(design.load(name)) for name in names]
    return render(request, "shared/gallery.html", {"components": shown, "names": design.names()})


def _shown(component: design.Component) -> dict[str, object]:
    spoken = get_language() or settings.LANGUAGE_CODE
    examples = [
        {
            "title": example.title,
            "dark": example.dark,
            "html": design.render(component.name, **design.in_language(example.data, spoken)),
        }
        for example in component.examples
    ]
    parameters = list(component.parameters.items())
    return {"component": component, "parameters": parameters, "examples": examples}
