"""Where somebody can stand in a form: a page, or the list of the rows of a group."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from motcua.instruments.forms.model import Body, Form, Group, Page, Section, Words, in_language
from motcua.instruments.forms.model import Stop as Described
from motcua.instruments.forms.rows import Path, address_of, parts_of
from motcua.instruments.forms.settling import Settled


@dataclass(frozen=True)
class Stop:
    """A page at its address, or with ``page`` None the list of the rows of a group."""

    address: str
    page: Page | None
    group: Group | None
    """The group whose rows are listed, or that the page is in."""
    path: Path
    """The row that it belongs to; empty outside of groups."""
    section: Section

    @property
    def key(self) -> str:
        """The last part of the address."""
        return self.address.rpartition("/")[2]

    @property
    def title(self) -> Words:
        if self.page:
            return self.page.title
        return self.group.title if self.group else {}


@dataclass(frozen=True)
class Row:
    """One line of the list of rows."""

    id: str
    position: int
    group: Group
    name: str
    """The answer that names it; empty while there is none."""
    stop: Stop | None
    """Its first page."""

    def title(self, language: str) -> str:
        """``Lê Thị Hoa``, or ``Person 2`` for one without a name."""
        return self.name or f"{in_language(self.group.item, language)} {self.position}"


def stops_of(section: Section, whole: Settled) -> Iterator[tuple[Stop, Settled]]:
    """The stops of a section that are asked, each with the answers that it belongs to."""
    for each in section.stops:
        yield from _stops(each, whole, (), None, section)


def described(form: Form, address: str) -> Described | None:
    """The page or group at an address, whether it is asked now or not; None where there is none."""
    path, key = parts_of(address)
    body = form.body
    for group, _row in path:
        within = _named(body, group)
        if not isinstance(within, Group):
            return None
        body = within.body
    return _named(body, key)


def name_of(group: Group, row: Settled) -> str:
    """What the row's own answers call it."""
    name: Any = row.answers.get(group.named_by)
    if isinstance(name, dict):
        name = name.get("name")
    return name if isinstance(name, str) else ""


def _named(body: Body, key: str) -> Described | None:
    return next((each for each in body.stops if each.key == key), None)


def _stops(
    each: Described, settled: Settled, path: Path, within: Group | None, section: Section
) -> Iterator[tuple[Stop, Settled]]:
    if isinstance(each, Page):
        if settled.questions(each):
            yield Stop(address_of(path, each.key), each, within, path, section), settled
        return
    if each.key not in settled.asked:
        return
    yield Stop(address_of(path, each.key), None, each, path, section), settled
    for row in settled.rows[each.key]:
        for inner in each.body.stops:
            yield from _stops(inner, row, (*path, (each.key, row.id)), each, section)
