"""One's second factors: an authenticator app, passkeys, codes for the day both are lost."""

import json
from typing import Any

from allauth.core.context import request_context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from motcua.foundation.identity import actions
from motcua.kit.errors import NotFound, Refused
from motcua.web.shared.access import ActingRequest, SignedIn, open_to
from motcua.web.shared.proof import second_factor_at


@require_GET
@never_cache
@open_to(SignedIn)
def factors(request: ActingRequest) -> HttpResponse:
    """What I can show beside my password; an officer without any is sent here first."""
    mine = Authenticator.objects.filter(user_id=request.actor.account_id).order_by("pk")
    kinds = Authenticator.Type
    context = {
        "app": next((each for each in mine if each.type == kinds.TOTP), None),
        "passkeys": [each for each in mine if each.type == kinds.WEBAUTHN],
        "codes": next((each for each in mine if each.type == kinds.RECOVERY_CODES), None),
        "forced": second_factor_at(request) is None,
    }
    return render(request, "office/doors/factors.html", context)


@require_GET
@never_cache
@open_to(SignedIn)
def picture(request: ActingRequest) -> HttpResponse:
    """The secret of the app that is being set up, as a picture to be photographed."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise NotFound(_("There is nothing to set up now."))
    with request_context(request):
        adapter = get_adapter()
        picture = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return HttpResponse(picture, content_type="image/svg+xml")


class AddApp(ActivateTOTPView):
    template_name = "office/doors/add_app.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return {**context, "errors": _errors(context["form"]), "secret": context["form"].secret}

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        _added(self.request, "totp")
        return response


class RemoveApp(DeactivateTOTPView):
    template_name = "office/doors/remove.html"

    def form_valid(self, form: Form) -> HttpResponse:
        _note(self.request, "removed", "totp")
        return super().form_valid(form)


class Codes(ViewRecoveryCodesView):
    template_name = "office/doors/codes.html"


class NewCodes(GenerateRecoveryCodesView):
    template_name = "office/doors/new_codes.html"

    def form_valid(self, form: Form) -> HttpResponse:
        _note(self.request, "reset", "recovery_codes")
        return super().form_valid(form)


class AddPasskey(AddWebAuthnView):
    template_name = "office/doors/add_passkey.html"
    success_url = reverse_lazy("mfa_index")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        # A key that is kept on the device and asks for a finger, a face or a PIN: two factors.
        options = passkeys.begin_registration(self.request.user, passwordless=True)
        return {**context, "options": json.dumps(options), "errors": _errors(context["form"])}

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        _added(self.request, "webauthn")
        return response


class RemovePasskey(RemoveWebAuthnView):
    template_name = "office/doors/remove.html"
    success_url = reverse_lazy("mfa_index")

    def form_valid(self, form: Form) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            raise Refused(_("You need at least one second factor: add another first."))
        _note(self.request, "removed", "webauthn")
        return super().form_valid(form)


add_app = never_cache(open_to(SignedIn)(AddApp.as_view()))
remove_app = never_cache(open_to(SignedIn)(RemoveApp.as_view()))
codes = never_cache(open_to(SignedIn)(Codes.as_view()))
new_codes = never_cache(open_to(SignedIn)(NewCodes.as_view()))
add_passkey = never_cache(open_to(SignedIn)(AddPasskey.as_view()))
remove_passkey = never_cache(open_to(SignedIn)(RemovePasskey.as_view()))


def _added(request: Any, factor: str) -> None:
    """A factor that was just set up was just shown, too."""
    added = Authenticator.objects.filter(user_id=request.user.pk, type=factor).latest("pk")
    post_authentication(request, added, reauthenticated=True)
    _note(request, "added", factor)


def _note(request: Any, change: str, factor: str) -> None:
    actions.note_factor(change=change, factor=factor, actor=request.actor)


def _errors(form: Form) -> list[dict[str, str]]:
    found = [message for messages in form.errors.values() for message in messages]
    return [{"text": str(message), "href": "#code"} for message in found[:1]]
