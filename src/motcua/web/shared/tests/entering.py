"""A browser in which somebody has signed in, without going through the door."""

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.test import Client

from motcua.web.shared.access import LEVEL


def enter(client: Client, username: str, *, level: int = 1, second_factor: bool = True) -> Client:
    """Sign in as this account, at a level, with or without a second factor just shown."""
    account = get_user_model().objects.get(username=username)
    client.force_login(account)
    request = HttpRequest()
    request.session = client.session
    if second_factor:
        record_authentication(request, account, method="mfa", id=0, type="totp")
    request.session[LEVEL] = level
    request.session.save()
    return client
