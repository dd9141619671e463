"""What stands around every page about a release: who may read it, its views, its specimens."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.foundation.identity.enums import Role
from motcua.instruments.forms.model import Words, in_language
from motcua.kit.errors import NotFound
from motcua.services.catalogue.queries.releases import release_row
from motcua.services.catalogue.queries.service import Package, ReleaseContent, release
from motcua.services.catalogue.queries.specimens import package_of

READERS = (Role.OFFICER, Role.LEADER, Role.ADMIN)
PAPER_COST = 5
"""What making a letter costs of the allowance of an address, in the price of plain pages."""


def opened(code: str, number: int) -> ReleaseContent:
    """A release of a service. Raises ``NotFound``, and ``Refused`` for one that was changed."""
    return release(release_row(code, number).pk)


def whole(content: ReleaseContent) -> Package:
    """All of a release. Raises ``NotFound`` for one from before packages were whole."""
    package = package_of(content.id)
    if package is None:
        raise NotFound(_("This release cannot be shown whole: see what the gate says of it."))
    return package


def framed(content: ReleaseContent, current: str) -> dict[str, Any]:
    """The release and its views, for the layout."""
    named = [
        ("release", _("Release")),
        ("release-process", _("Process")),
        ("release-pages", _("Questions")),
        ("release-letters", _("Letters")),
        ("release-examples", _("Examples")),
        ("release-walk", _("Try it")),
    ]
    return {
        "content": content,
        "code": content.definition.code,
        "tabs": [
            {"text": text, "href": href_of(content, name), "current": name == current}
            for name, text in named
        ],
    }


def href_of(content: ReleaseContent, name: str, *more: object) -> str:
    """The address of a page about a release."""
    return reverse(f"office:{name}", args=[content.definition.code, content.number, *more])


def said(words: Words) -> str:
    """The text in the language of the screen."""
    return in_language(words, get_language() or "vi")
