"""An invitation to work here: the invited person opens their own account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.foundation.identity.actions.invitations import invited_name, use_invitation
from motcua.kit.errors import Refused
from motcua.web.shared.access import ActingRequest, Anyone, open_to


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("password")
@open_to(Anyone)
def invitation(request: ActingRequest, token: str) -> HttpResponse:
    """Choose a username and a password; then sign in with them."""
    name, error = invited_name(token, now=timezone.now()), ""
    if request.method == "POST":
        try:
            use_invitation(
                token=token,
                username=request.POST.get("username", ""),
                password=request.POST.get("password", ""),
                now=timezone.now(),
            )
        except Refused as refused:
            error = str(refused)
        else:
            messages.success(request, _("Your account is open. Sign in with it now."))
            return redirect("account_login")
    context = {
        "name": name,
        "username": request.POST.get("username", ""),
        "errors": [{"text": error, "href": "#username"}] if error else [],
    }
    return render(request, "portal/me/invitation.html", context, status=422 if error else 200)
