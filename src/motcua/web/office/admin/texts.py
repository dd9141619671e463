"""The texts of messages as they would be sent, with example facts."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.foundation.notifications.queries.texts import SmsLength, example_of, message_kinds
from motcua.web.office.admin.tabs import tabs
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.context import OWN_NAMES


@require_GET
@open_to(Role.ADMIN)
def text_list(request: ActingRequest) -> HttpResponse:
    """Every message that this installation can tell."""
    language = get_language() or "vi"
    said = {kind.name: kind.example(language).subject for kind in message_kinds()}
    rows = [
        [{"text": subject, "href": reverse("office:text", args=[name])}, f"{name}.yaml"]
        for name, subject in said.items()
    ]
    context = {
        "tabs": tabs("messages"),
        "head": [_("Message"), _("File")],
        "rows": rows,
    }
    return render(request, "office/admin/texts.html", context)


@require_GET
@open_to(Role.ADMIN)
def text(request: ActingRequest, kind: str) -> HttpResponse:
    """One message in each language, with the length of its SMS."""
    shown = [
        {
            "language": language,
            "name": OWN_NAMES[language],
            "subject": said.subject,
            "text": said.text,
            "sms": said.sms,
            "length": _length(length),
        }
        for language, (said, length) in example_of(kind).items()
    ]
    title = next(each["subject"] for each in shown if each["language"] == get_language())
    context = {"tabs": tabs("messages"), "title": title, "shown": shown}
    return render(request, "office/admin/text.html", context)


def _length(length: SmsLength) -> str:
    parts = ngettext("%d SMS", "%d SMS", length.parts) % length.parts
    letters = ngettext("%d letter", "%d letters", length.places) % length.places
    return f"{letters}, {parts}"
