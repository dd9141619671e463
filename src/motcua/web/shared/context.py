"""What every page shows round its content: unit, person, navigation, languages.

Only the number of unread messages asks the database, once, where it is shown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import yaml
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.foundation.notifications.queries import unread
from motcua.kit.actor import VISITOR, Actor
from motcua.kit.extension import MenuEntry, joined
from motcua.web.shared.notice import notice

OWN_NAMES = {"vi": "Tiếng Việt", "en": "English"}


@dataclass(frozen=True)
class NavItem:
    """A way from every page; ``count`` is asked when it is shown: how much is new there."""

    text: str
    href: str
    current: bool
    count: Callable[[], int] | None = None


@dataclass(frozen=True)
class LanguageLink:
    """The way to the same page in the other language, named in that language."""

    code: str
    name: str
    href: str


@dataclass(frozen=True)
class Shell:
    """The frame of one page.

    ``knows_actor`` is false on a page that is shown because something broke: it then says nothing
    of who has signed in, rather than something wrong.
    """

    unit_name: str
    actor: Actor
    knows_actor: bool
    demo: bool
    language: str
    other_language: LanguageLink
    nav: tuple[NavItem, ...]
    office: bool
    notice: str
    report_query: str


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor: ``{{ shell.unit_name }}`` and its like on every page."""
    return {"shell": shell_of(request)}


def shell_of(request: HttpRequest, *, knows_actor: bool = True) -> Shell:
    """The frame of the page that this request asks for."""
    language = get_language() or settings.LANGUAGE_CODE
    office = request.path.startswith("/office/")
    actor = getattr(request, "actor", VISITOR) if knows_actor else VISITOR
    return Shell(
        unit_name=operator(settings.PROFILE).get("name", {}).get(language, ""),
        actor=actor,
        knows_actor=knows_actor,
        demo=settings.DEMO,
        language=language,
        other_language=_other_language(request, language),
        nav=_office_nav(request) if office else _portal_nav(request.path, actor),
        office=office,
        notice=notice(settings.VAR / "notice.json", language),
        report_query=urlencode({"page": request.path}),
    )


@cache
def operator(profile: Path) -> dict[str, Any]:
    """Who runs this installation, as ``profile.yaml`` says; empty where no profile is there yet."""
    path = profile / "profile.yaml"
    if not path.is_file():
        return {}
    return yaml.safe_load(path.read_text(encoding="utf-8")).get("operator") or {}


def _portal_nav(path: str, actor: Actor) -> tuple[NavItem, ...]:
    inbox = NavItem(_("Inbox"), "/inbox/", path.startswith("/inbox/"), partial(unread, actor))
    return (
        NavItem(_("My cases"), "/cases/", path.startswith("/cases/")),
        *([inbox] if actor.is_known else []),
        NavItem(_("Check a result"), "/verify", path.startswith("/verify")),
        *_entries([entry for domain in joined() for entry in domain.portal_menu], path),
    )


def _office_nav(request: HttpRequest) -> tuple[NavItem, ...]:
    path = request.path
    people = NavItem(_("People"), "/office/people/", path.startswith("/office/people/"))
    tending = NavItem(_("Administration"), "/office/admin/", path.startswith("/office/admin/"))
    catalogue = NavItem(_("Catalogue"), "/office/catalogue/", path.startswith("/office/catalogue/"))
    services = NavItem(_("Services"), "/office/services/", path.startswith("/office/services/"))
    writes = getattr(request, "actor", VISITOR).units_as("officer", "leader")
    reads = getattr(request, "actor", VISITOR).units_as("officer", "leader", "admin")
    others = (
        NavItem(_("Sign"), "/office/sign/", path.startswith("/office/sign/")),
        *([catalogue] if writes else []),
        *([services] if reads else []),
        *_entries([entry for domain in joined() for entry in domain.office_menu], path),
        *([people, tending] if getattr(request, "actor", VISITOR).units_as("admin") else []),
    )
    return (NavItem(_("Desk"), "/office/", not any(item.current for item in others)), *others)


def _entries(menu: Iterable[MenuEntry], path: str) -> list[NavItem]:
    """The ways into domains from outside."""
    places = [(_(entry.text), reverse(entry.address)) for entry in menu]
    return [NavItem(text, href, path.startswith(href)) for text, href in places]


def _other_language(request: HttpRequest, language: str) -> LanguageLink:
    code = "vi" if language == "en" else "en"
    back = urlencode({"next": request.get_full_path()})
    return LanguageLink(code, OWN_NAMES[code], f"{reverse('shared:language', args=[code])}?{back}")
