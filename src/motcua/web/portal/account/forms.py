"""The form of the sign-in page."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignInForm(forms.Form):
    """A name and a password; the password is taken as it was typed."""

    username = forms.CharField(error_messages={"required": _("Enter your username")})
    password = forms.CharField(strip=False, error_messages={"required": _("Enter your password")})
