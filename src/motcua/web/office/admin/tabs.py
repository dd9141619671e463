"""The views of administration, each a page."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.foundation.feedback.queries import count_open
from motcua.foundation.journal.queries.held import count_dead
from motcua.foundation.journal.queries.jobs import count_jobs
from motcua.foundation.notifications.queries import count_given_up


def tabs(current: str) -> list[dict[str, Any]]:
    """The tabs above every page; those that ask for an act say how much of it waits."""
    dead, failed = count_dead(), count_jobs().get("failed", 0)
    named = [
        ("journal", _("Journal"), None),
        ("dead-letters", _("Not delivered"), dead or None),
        ("jobs", _("Jobs"), failed or None),
        ("messages", _("Messages"), count_given_up() or None),
        ("problems", _("Reported problems"), count_open() or None),
        ("units", _("Units"), None),
        ("health", _("Health"), None),
    ]
    return [
        {
            "text": text,
            "href": reverse(f"office:{name}"),
            "count": count,
            "current": name == current,
        }
        for name, text, count in named
    ]


def message_links() -> list[dict[str, str]]:
    """The further pages about messages; the mailbox is there in the demo only."""
    links = [{"text": _("Texts of messages"), "href": reverse("office:texts")}]
    if settings.DEMO:
        links.append({"text": _("Mailbox of the demo"), "href": reverse("office:mails")})
    return links
