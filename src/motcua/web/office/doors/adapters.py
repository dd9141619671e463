"""How the library of accounts and second factors behaves in this house."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from motcua.foundation.identity.enums import Method
from motcua.foundation.identity.queries import actor_of
from motcua.web.shared.entering import entered, way_on

METHODS = {
    Authenticator.Type.TOTP: Method.TOTP,
    Authenticator.Type.WEBAUTHN: Method.PASSKEY,
    Authenticator.Type.RECOVERY_CODES: Method.RECOVERY,
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts: nobody signs up, nothing is mailed, our pages speak for themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """The library's own sentences are not shown."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """A change is journaled; telling the person is for those who hear the event."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return "/office/"

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **hooks: Any
    ) -> HttpResponse:
        """Somebody is in: write it down and lead on."""
        now = timezone.now()
        actor = actor_of(user.pk, now=now)
        response = redirect(way_on(request, hooks.get("redirect_url") or "", actor))
        return entered(request, response, account_id=user.pk, method=_method(request, user))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Factors are changed by showing one; the first is set up right after the password."""
        return self.request is not None and bool(
            Authenticator.objects.filter(user_id=self.request.user.pk).exists()
        )

    def get_reauthentication_methods(self, user: AbstractBaseUser | AnonymousUser) -> list[Any]:
        """A password alone is no proof here."""
        return [{"id": "mfa_reauthenticate", "url": reverse("mfa_reauthenticate")}]


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: our words, and the country's name of the office in the app."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This is not right. Check it and try again."),
        "cannot_delete_authenticator": _("You need at least one second factor: add another first."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """The last factor stays: without one, an office account opens nothing."""
        factors = Authenticator.objects.filter(user_id=authenticator.user_id)
        return factors.exclude(type=Authenticator.Type.RECOVERY_CODES).count() > 1

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the name of this site."""
        entity = super().get_public_key_credential_rp_entity()
        return {**entity, "name": settings.MFA_TOTP_ISSUER}


def _method(request: HttpRequest, user: AbstractBaseUser) -> Method:
    shown = [r for r in get_authentication_records(request, user) if r["method"] == "mfa"]
    return METHODS[shown[-1]["type"]] if shown else Method.PASSWORD
