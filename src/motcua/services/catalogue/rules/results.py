"""Results: the documents that the office gives, with their national codes."""

import re
from dataclasses import dataclass

from motcua.services.catalogue.enums import Flag, Part
from motcua.services.catalogue.rules.structure import LONGEST_CODE, Doubt, Result
from motcua.services.catalogue.rules.text import NOT_GIVEN, given, without_bullet

_CODE = re.compile(
    r"Mã:\s*(?P<code>"
    r"KQ\.[0-9A-Z]+\.(?:\d{6}|\d{2,5}(?!\d))"  # KQ.G15.000031
    r"|(?:[A-Za-z0-9]+[.-])+[A-Z]*\d+"  # 000.00.00.G04-KQ0251, TP-G12.0001128
    r"|[A-Z]{2,8}\d*(?=[A-ZĐÀ-Ỹ][a-zà-ỹ]|\s*$)"  # VBTT
    r"|[a-z]{2,8}\d*|\d{2,8}"  # hgvg6, 03
    r")"
)
_TAIL = re.compile(
    r"Từ khóa(?P<keywords>.*?)Mô tả(?P<about>.*?)(?:Chọn cơ quan thực hiện.*)?$", re.DOTALL
)


@dataclass(frozen=True)
class Results:
    """Results, and the record's keywords and description, which follow them."""

    rows: tuple[Result, ...] = ()
    keywords: str = ""
    about: str = ""
    doubts: tuple[Doubt, ...] = ()


def read_results(text: str) -> Results:
    """Name and code of each result; the buttons of the portal's page are left out."""
    tail = _TAIL.search(text)
    body = text[: tail.start()] if tail else text
    rows: list[Result] = []
    start = 0
    for match in _CODE.finditer(body):
        if len(match["code"]) > LONGEST_CODE:
            continue
        rows.append(Result(_name(body[start : match.start()]), match["code"]))
        start = match.end()
    left = _name(body[start:])
    if left and left != NOT_GIVEN:
        rows.append(Result(left))
    is_whole = tail is not None or not given(text)
    doubts = () if is_whole else (Doubt(Part.RESULTS, Flag.RESULTS_UNREAD, text.strip()),)
    return Results(
        rows=tuple(rows),
        keywords=given(tail["keywords"]) if tail else "",
        about=given(tail["about"]) if tail else "",
        doubts=doubts,
    )


def _name(text: str) -> str:
    return without_bullet(text)
