"""Related procedures: names, printed twice, once as a table and once for phones."""

import re
from dataclasses import dataclass

from motcua.services.catalogue.enums import Flag, Part
from motcua.services.catalogue.rules.structure import Doubt
from motcua.services.catalogue.rules.text import given

_FOR_PHONES = re.compile(r"#\d+Tên thủ tục")


@dataclass(frozen=True)
class Related:
    names: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def read_related(text: str) -> Related:
    """The names of the related procedures; the table for phones keeps them apart."""
    rest = given(text)
    if not rest:
        return Related()
    names = [" ".join(name.split()) for name in _FOR_PHONES.split(rest)[1:]]
    if not names:
        return Related(doubts=(Doubt(Part.RELATED, Flag.RELATED_UNREAD, rest),))
    return Related(tuple(dict.fromkeys(filter(None, names))))
