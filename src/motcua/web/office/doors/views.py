"""Signing in to the office, and showing the second factor again before a grave act."""

import json
from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.mfa.base.views import AuthenticateView, ReauthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.views import LoginWebAuthnView, ReauthenticateWebAuthnView
from django.conf import settings
from django.contrib import auth
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.foundation.identity import actions
from motcua.foundation.identity.queries import demo_people
from motcua.kit.errors import Refused
from motcua.web.office.doors.forms import PasswordForm
from motcua.web.shared.access import ActingRequest, Anyone, SignedIn, open_to
from motcua.web.shared.entering import way_on

PASSKEY_FAILED = "passkey-failed"


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("password")
@open_to(Anyone)
def sign_in(request: ActingRequest) -> HttpResponse:
    """The password; what follows is the second factor."""
    wish = request.POST.get("next", request.GET.get("next", ""))
    if request.method == "GET" and request.actor.roles and not settings.DEMO:
        return redirect(way_on(request, wish, request.actor))
    form = PasswordForm(request.POST if request.method == "POST" else None)
    refusal = _("The passkey was not accepted.") if PASSKEY_FAILED in request.GET else ""
    if form.is_valid():
        try:
            account = actions.check_password(
                **form.cleaned_data, address=request.META["REMOTE_ADDR"], now=timezone.now()
            )
        except Refused as refused:
            refusal = str(refused)
        else:
            _leave(request)
            login = Login(user=account, redirect_url=wish)
            return perform_password_login(request, {"username": account.username}, login)
    context = {
        "form": form,
        "errors": _errors(form, refusal),
        "next": wish,
        "people": _demo_lines() if settings.DEMO else [],
    }
    status = 422 if context["errors"] else 200
    return render(request, "office/doors/sign_in.html", context, status=status)


class CodePage(AuthenticateView):
    """The second factor on the way in."""

    template_name = "office/doors/code.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["options"] = _options(self.stage.login.user, context["js_data"])
        return _shown(context, self.auth_form, self.webauthn_form)


class AgainPage(ReauthenticateView):
    """The second factor again, from somebody who is in."""

    template_name = "office/doors/again.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        asked = {"request_options": passkeys.begin_authentication(self.request.user)}
        context["options"] = _options(self.request.user, asked)
        context["next"] = self.request.POST.get("next", self.request.GET.get("next", ""))
        context["minutes"] = settings.PROOF_MINUTES
        return _shown(context, context["form"])

    def _check_reauthentication_method_available(self, request: HttpRequest) -> None:
        """Codes and passkeys share one page."""

    def form_invalid(self, form: Form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class AgainByPasskey(ReauthenticateWebAuthnView):
    """The passkey of that page."""

    template_name = "office/doors/again.html"

    def _check_reauthentication_method_available(self, request: HttpRequest) -> None:
        """Codes and passkeys share one page."""

    def form_invalid(self, form: Form) -> HttpResponse:
        return redirect("mfa_reauthenticate")


class PasskeyDoor(LoginWebAuthnView):
    """A passkey alone: the device has asked for a finger, a face or a PIN, so it is two factors."""

    def form_valid(self, form: Form) -> HttpResponse:
        _leave(self.request)
        return super().form_valid(form)

    def form_invalid(self, form: Form) -> HttpResponse:
        return redirect(f"{reverse('account_login')}?{PASSKEY_FAILED}")


second_factor = never_cache(open_to(Anyone)(CodePage.as_view()))
again = never_cache(open_to(SignedIn)(AgainPage.as_view()))
again_by_passkey = never_cache(open_to(SignedIn)(AgainByPasskey.as_view()))
by_passkey = never_cache(open_to(Anyone)(PasskeyDoor.as_view()))


def _leave(request: HttpRequest) -> None:
    """Whoever was signed in in this browser is signed out before somebody else comes in."""
    if request.user.is_authenticated:
        actions.leave(session_key=request.session.session_key or "", now=timezone.now())
        auth.logout(request)


def _options(user: Any, asked: dict[str, Any]) -> str:
    """What the browser needs to ask for a passkey; empty for one who has none."""
    has = Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).exists()
    return json.dumps(asked["request_options"]) if has else ""


def _shown(context: dict[str, Any], *forms: Form | None) -> dict[str, Any]:
    """With what must be mended, for the summary at the top of the page."""
    found = [
        {"text": str(message), "href": "#code"}
        for form in forms
        if form is not None
        for messages in form.errors.values()
        for message in messages
    ]
    return {**context, "errors": found[:1]}


def _errors(form: PasswordForm, refusal: str) -> list[dict[str, str]]:
    if refusal:
        return [{"text": refusal, "href": "#username"}]
    return [
        {"text": str(messages[0]), "href": f"#{name}"} for name, messages in form.errors.items()
    ]


def _demo_lines() -> list[dict[str, str]]:
    """The invented officers, each with what one press signs in as, and what their app shows now."""
    language = get_language() or settings.LANGUAGE_CODE
    return [
        {
            "username": person.username,
            "password": person.password,
            "name": person.full_name,
            "about": person.about[language],
            "code": person.code_at(timezone.now()),
        }
        for person in demo_people(settings.PROFILE)
        if person.password
    ]
