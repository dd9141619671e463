"""The demo's mailbox: what would have left the house, as text; there is none outside the demo."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from motcua.foundation.identity.enums import Role
from motcua.foundation.notifications import mailbox
from motcua.foundation.notifications.enums import Channel
from motcua.kit.errors import NotFound
from motcua.web.office.admin.tabs import tabs
from motcua.web.shared.access import ActingRequest, open_to
from motcua.web.shared.templatetags.motcua import vn_datetime


@require_GET
@open_to(Role.ADMIN)
def mail_list(request: ActingRequest) -> HttpResponse:
    """The newest first."""
    _only_in_the_demo()
    context = {
        "tabs": tabs("messages"),
        "head": [_("Subject"), _("To whom"), _("When")],
        "rows": [_row(letter) for letter in mailbox.letters(settings.MAILBOX)],
    }
    return render(request, "office/admin/mails.html", context)


@require_GET
@open_to(Role.ADMIN)
def mail(request: ActingRequest, name: str) -> HttpResponse:
    """One of them: its heads and its plain text, never its HTML."""
    _only_in_the_demo()
    letter = mailbox.letter(settings.MAILBOX, name)
    if letter is None:
        raise NotFound(_("There is no such mail: the oldest are removed."))
    facts = [
        (_("Channel"), _channel(letter)),
        (_("Sender"), letter.sender or "–"),
        (_("To whom"), letter.to),
        (_("When"), vn_datetime(letter.taken_at)),
    ]
    context = {
        "tabs": tabs("messages"),
        "letter": letter,
        "rows": [{"key": key, "value": value} for key, value in facts],
    }
    return render(request, "office/admin/mail.html", context)


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise NotFound(_("Only the demo keeps its mail to itself."))


def _row(letter: mailbox.Letter) -> list[Any]:
    subject = letter.subject or letter.text.strip()[:80] or "–"
    where = reverse("office:mail", args=[letter.name])
    return [
        {"text": subject, "href": where, "note": _channel(letter)},
        letter.to,
        vn_datetime(letter.taken_at),
    ]


def _channel(letter: mailbox.Letter) -> str:
    known = {channel.value: str(channel.label) for channel in Channel}
    return known.get(letter.channel, letter.channel)
