"""Forms of the officers' door. Tries of codes are counted in the database, before they are read."""

from typing import Any, cast

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from motcua.foundation.identity import actions
from motcua.kit.errors import Refused


class PasswordForm(forms.Form):
    """A name and a password; the password is taken as it was typed."""

    username = forms.CharField(error_messages={"required": _("Enter your username")})
    password = forms.CharField(strip=False, error_messages={"required": _("Enter your password")})


class _CountedCode:
    """A code that is limited, and accepted once in all processes."""

    def clean_code(self) -> str:
        address, now = context.request.META["REMOTE_ADDR"], timezone.now()
        account = cast(Any, self).user
        try:
            actions.count_code_try(account=account, address=address, now=now)
            code: str = cast(Any, super()).clean_code()
            actions.spend_code(account=account, code=code, address=address, now=now)
        except Refused as refused:
            raise ValidationError(str(refused)) from None
        return code


class CodeForm(_CountedCode, AuthenticateForm):
    """The code of an app, or one for recovery, on the way in."""


class CodeAgainForm(_CountedCode, ReauthenticateForm):
    """The same from somebody who is in, before a grave act."""
