"""What a page of questions sent."""

from urllib.parse import parse_qs

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest

OURS = {"csrfmiddlewaretoken", "seen", "add", "remove", "choose", "drop", "show"}
"""Fields of our own, beside those of the questions."""


def given_in(request: HttpRequest) -> dict[str, list[str]]:
    """What stood in the fields; a press on an offer sets those of the offer.

    Raises ``TooManyFieldsSent`` for an offer that no page made.
    """
    given = {name: texts for name, texts in request.POST.lists() if name not in OURS}
    try:
        return given | parse_qs(request.POST.get("choose", ""), max_num_fields=10)
    except ValueError as error:
        raise TooManyFieldsSent(str(error)) from error
