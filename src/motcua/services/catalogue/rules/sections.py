"""Sections of a national record, cut from its page's whole text.

The file's fields were cut at the titles of the page's sections, which also occur inside the texts,
so that some fields end too early. A section's table is printed at once behind its title; there the
cut is sure.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from motcua.services.catalogue.rules import channels, laws
from motcua.services.catalogue.rules.text import NOT_GIVEN

_CHANNELS = f"Cách Thức Thực Hiện{channels.HEAD}"
_LAWS = re.compile(f"Căn cứ pháp lý(?={re.escape(laws.HEAD)}|{NOT_GIVEN}Cơ quan thực hiện)")


def cut_page(page: str) -> Mapping[str, Any]:
    """Steps, channels, papers, laws, conditions and results; none where the page is another."""
    before, _, rest = page.partition(_CHANNELS)
    laws_title = _LAWS.search(rest)
    if not laws_title:
        return {}
    rows, _, papers_text = rest[: laws_title.start()].partition("Thành phần hồ sơ")
    law_rows, _, rest = rest[laws_title.end() :].partition("Cơ quan thực hiện")
    _, _, rest = rest.partition("Yêu cầu, điều kiện thực hiện")
    conditions, _, results = rest.rpartition("Kết quả xử lý")
    return {
        "steps": before.rpartition("Trình Tự Thực Hiện")[2].strip(),
        "channels": channels.HEAD + rows,
        "papers": papers_text,
        "laws": law_rows,
        "conditions": conditions.strip(),
        "results": results,
    }


def says_only(page: str, pieces: Iterable[str]) -> bool:
    """Whether a page is made of these pieces, one behind the other, and of nothing besides."""
    place = 0
    for piece in pieces:
        text = piece.strip()
        place = _past_blanks(page, place)
        if not page.startswith(text, place):
            return False
        place += len(text)
    return _past_blanks(page, place) == len(page)


def _past_blanks(text: str, place: int) -> int:
    while text[place : place + 1].isspace():
        place += 1
    return place
