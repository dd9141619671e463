"""What this package brings to an installation; read before Django is ready."""

from motcua.kit.events import say
from motcua.kit.extension import Domain, MenuEntry

DOMAIN = Domain(
    name="library-card",
    apps=("library_card", "library_card_web"),
    portal="library_card_web.portal_urls",
    office="library_card_web.office_urls",
    portal_menu=(MenuEntry(say("Library card"), "library-card:mine"),),
    office_menu=(MenuEntry(say("Library cards"), "library-card-office:register"),),
)
