"""Domains from outside the tree: what a package says of itself to join an installation.

The package names one ``Domain`` under an entry point of the group ``motcua.domains``; how to make
such a package is told in ``docs/how-to/add-a-domain.md``. ``motcua.config`` finds the domains when
Django starts; the shells of ``motcua.web`` show their menus.
"""

from dataclasses import dataclass

ENTRY_POINTS = "motcua.domains"


@dataclass(frozen=True)
class MenuEntry:
    """A way into a domain: a msgid that the package's own catalogue translates, and an address."""

    text: str
    address: str
    """The name of the address, as ``library-card:mine``."""


@dataclass(frozen=True)
class Domain:
    """What joins. Modules are named, not imported: this is read before Django is ready."""

    name: str
    """Small letters, digits, hyphens; its pages are at ``/<name>/`` and ``/office/<name>/``."""
    apps: tuple[str, ...]
    """Its Django apps: tables and migrations, handlers and jobs, templates, words."""
    portal: str = ""
    """The module of its addresses for citizens; empty for none."""
    office: str = ""
    """The module of its addresses for the office; empty for none."""
    portal_menu: tuple[MenuEntry, ...] = ()
    office_menu: tuple[MenuEntry, ...] = ()

    @property
    def modules(self) -> tuple[str, ...]:
        """Every module that it names."""
        return tuple(filter(None, (*self.apps, self.portal, self.office)))


_joined: tuple[Domain, ...] = ()


def join(domains: tuple[Domain, ...]) -> None:
    """Remember the domains of this installation, instead of those before."""
    global _joined
    _joined = domains


def joined() -> tuple[Domain, ...]:
    """The domains from outside, by name; none before the settings are read."""
    return _joined
