"""Links from one page of a list to the others."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True)
class PageLinks:
    """Addresses of the pages of a list; null where there is none. ``last`` may not be known."""

    self: str
    first: str
    prev: str | None
    next: str | None
    last: Annotated[str | None, "Null where nobody has counted to the end."]


def page_links(
    address: Callable[[int], str], page: int, pages: int | None, *, more: bool = False
) -> PageLinks:
    """The links of a page; where ``pages`` is not known, ``more`` says that another follows."""
    follows = more if pages is None else page < pages
    return PageLinks(
        self=address(page),
        first=address(1),
        prev=address(page - 1) if page > 1 else None,
        next=address(page + 1) if follows else None,
        last=None if pages is None else address(pages),
    )


def link_header(links: PageLinks) -> str:
    """The same as a header of RFC 8288."""
    named = [(name, getattr(links, name)) for name in ("first", "prev", "next", "last")]
    return ", ".join(f'<{href}>; rel="{name}"' for name, href in named if href)
