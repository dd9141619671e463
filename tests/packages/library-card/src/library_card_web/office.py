"""How many cards were given."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from library_card.queries import counts

from motcua.foundation.identity.enums import Role
from motcua.kit.numbers import date_text, number_text
from motcua.web.shared.access import ActingRequest, open_to


@require_GET
@open_to(Role.COUNTER, Role.OFFICER, Role.LEADER)
def register(request: ActingRequest) -> HttpResponse:
    """The cards of each day, the newest day first."""
    language = get_language() or "vi"
    context = {
        "head": [_("Day"), {"text": _("Cards given"), "numeric": True}],
        "rows": [
            [date_text(day, language), {"text": number_text(cards, language), "numeric": True}]
            for day, cards in counts()
        ],
    }
    return render(request, "library_card/register.html", context)
