"""How surely the person of this session has shown who they are, and asking for more."""

import time
from typing import cast

from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext as _

from motcua.kit.actor import Actor
from motcua.kit.errors import LevelTooLow, ProofTooOld

PROVIDER = "provider"
"""Where it keeps what the provider gave, to sign out there too."""


def second_factor_at(request: HttpRequest) -> float | None:
    """The Unix time at which a second factor, or a passkey, was last shown; None for never."""
    user = cast(AbstractBaseUser, request.user)
    shown = [
        record["at"]
        for record in get_authentication_records(request, user)
        if record["method"] == "mfa"
    ]
    return max(shown, default=None)


def require_fresh_proof(request: HttpRequest) -> None:
    """Let nobody do what binds others with a second factor that was shown too long ago."""
    shown = second_factor_at(request)
    if shown is None or time.time() - shown > 60 * settings.PROOF_MINUTES:
        raise ProofTooOld(_("Show your second factor again before you do this."))


def require_level(actor: Actor, level: int) -> None:
    """Let in who has signed in at this level or above."""
    if actor.level < level:
        raise LevelTooLow(_("This needs a sign-in at a higher level."), level)
