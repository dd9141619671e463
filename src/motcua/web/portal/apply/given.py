"""What a page of questions sent."""

from urllib.parse import parse_qs

from django.http import HttpRequest

OURS = {"csrfmiddlewaretoken", "seen", "add", "remove", "choose", "drop", "show"}
"""Fields of our own, beside those of the questions."""


def given_in(request: HttpRequest) -> dict[str, list[str]]:
    """What stood in the fields; a press on an offer sets those of the offer."""
    given = {name: texts for name, texts in request.POST.lists() if name not in OURS}
    return given | parse_qs(request.POST.get("choose", ""), max_num_fields=10)
