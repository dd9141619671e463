"""Pages that are one's own affair, and nobody's who acts for one."""

from functools import wraps
from typing import Any

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _

from motcua.kit.errors import NotAllowed
from motcua.web.shared.access import ActingRequest, SignedIn, View, open_to


def for_oneself(view: View) -> View:
    """Let in a person who acts for themselves; a mandate does not reach this far."""

    @wraps(view)
    def opened(request: ActingRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.actor.behalf:
            raise NotAllowed(
                _("You act for %(name)s now. Stop that first to open your own pages.")
                % {"name": request.actor.behalf.name}
            )
        if request.actor.person_id is None:
            raise NotAllowed(_("No person stands behind this account, so it has no page."))
        return view(request, *args, **kwargs)

    return open_to(SignedIn)(opened)
