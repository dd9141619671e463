"""Signing in and out."""

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from motcua.foundation.identity import actions
from motcua.foundation.identity.queries import actor_of, demo_people
from motcua.kit.actor import Actor
from motcua.kit.errors import Refused
from motcua.web.portal.account.forms import SignInForm
from motcua.web.shared.access import ActingRequest, Anyone, open_to


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("password")
@open_to(Anyone)
def sign_in(request: ActingRequest) -> HttpResponse:
    """Sign in and go on where one wanted to go."""
    wish = request.POST.get("next", request.GET.get("next", ""))
    if request.method == "GET" and request.actor.is_known and not settings.DEMO:
        return redirect(way_on(request, wish, request.actor))
    form = SignInForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if form.is_valid():
        now = timezone.now()
        try:
            account = actions.sign_in(
                **form.cleaned_data,
                address=request.META["REMOTE_ADDR"],
                now=now,
                request_id=request.request_id,
            )
        except Refused as refused:
            refusal = str(refused)
        else:
            auth.login(request, account)
            return redirect(way_on(request, wish, actor_of(account.pk, now=now)))
    context = {
        "form": form,
        "errors": _errors(form, refusal),
        "next": wish,
        "people": _demo_lines() if settings.DEMO else [],
    }
    status = 422 if context["errors"] else 200
    return render(request, "portal/account/sign_in.html", context, status=status)


@require_POST
@open_to(Anyone)
def sign_out(request: ActingRequest) -> HttpResponse:
    """End the session and go home."""
    auth.logout(request)
    return redirect("/")


def way_on(request: HttpRequest, wish: str, actor: Actor) -> str:
    """The page that was wished for if it is ours, else the first page of this person's work."""
    own = url_has_allowed_host_and_scheme(
        wish, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    if own and wish.startswith("/") and not wish.startswith(("/sign-in", "/sign-out")):
        return wish
    return "/office/" if actor.roles else "/cases/"


def _errors(form: SignInForm, refusal: str) -> list[dict[str, str]]:
    """What must be mended, for the summary at the top of the page."""
    if refusal:
        return [{"text": refusal, "href": "#username"}]
    return [
        {"text": str(messages[0]), "href": f"#{name}"} for name, messages in form.errors.items()
    ]


def _demo_lines() -> list[dict[str, str]]:
    """The invented people, each with what one press signs in as."""
    language = get_language() or settings.LANGUAGE_CODE
    return [
        {
            "username": person.username,
            "password": person.password,
            "name": person.full_name,
            "about": person.about[language],
        }
        for person in demo_people(settings.PROFILE)
    ]
