"""One's own card."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from library_card.actions import give_card
from library_card.queries import number_of

from motcua.web.shared.access import ActingRequest, SignedIn, open_to


@require_http_methods(["GET", "POST"])
@open_to(SignedIn)
def mine(request: ActingRequest) -> HttpResponse:
    """The number of one's card, or the button that gives one."""
    if request.method == "POST":
        give_card(actor=request.actor, today=timezone.localdate())
        return redirect("library-card:mine")
    return render(request, "library_card/mine.html", {"number": number_of(request.actor)})
