"""Numbers, amounts and dates as the papers of the profile say them."""

from pathlib import Path
from typing import Any

import pytest

from motcua.instruments.documents.actions import render
from motcua.instruments.documents.queries import text_of
from motcua.instruments.documents.tests.conftest import AT

HEAD = """
    #import "words.typ": *
    #set document(title: "T", date: auto)
    #set text(font: "Tinos")
    #let data = json(bytes(sys.inputs.data))
"""


@pytest.fixture
def said(settings):
    """What a line of a template says of a list of values."""
    words = (Path(settings.PROFILE) / "documents" / "words.typ").read_bytes()

    def say(each: str, values: list[Any]) -> list[str]:
        main = f'{HEAD}#data.values.map({each}).join(" | ")'.encode()
        files = {"main.typ": main, "words.typ": words}
        (text,) = text_of(render(files=files, main="main.typ", data={"values": values}, at=AT))
        return text.split(" | ")

    return say


def test_dates_in_words_follow_the_spoken_language(said):
    spoken = {
        "2025-01-01": "ngày mùng một tháng một năm hai nghìn không trăm hai mươi lăm",
        "2005-04-10": "ngày mùng mười tháng tư năm hai nghìn không trăm linh năm",
        "1999-12-31": "ngày ba mươi mốt tháng mười hai năm một nghìn chín trăm chín mươi chín",
        "2000-10-15": "ngày mười lăm tháng mười năm hai nghìn",
        "2110-05-21": "ngày hai mươi mốt tháng năm năm hai nghìn một trăm mười",
        "2026-11-24": "ngày hai mươi tư tháng mười một năm hai nghìn không trăm hai mươi sáu",
    }

    assert said("date-in-words", list(spoken)) == list(spoken.values())


def test_amounts_in_words(said):
    spoken = {
        0: "Không đồng",
        8_000: "Tám nghìn đồng",
        1_005: "Một nghìn không trăm linh năm đồng",
        150_000: "Một trăm năm mươi nghìn đồng",
        121_415: "Một trăm hai mươi mốt nghìn bốn trăm mười lăm đồng",
        50_000_000: "Năm mươi triệu đồng",
        1_002_000_000: "Một tỷ không trăm linh hai triệu đồng",
        3_000_000_000_000: "Ba nghìn tỷ đồng",
    }

    assert said("money-in-words", list(spoken)) == list(spoken.values())


def test_amounts_in_figures_have_points_between_the_thousands(said):
    assert said("money-in-figures", [0, 950, 8_000, 121_415, 3_000_000_000]) == [
        "0 đồng",
        "950 đồng",
        "8.000 đồng",
        "121.415 đồng",
        "3.000.000.000 đồng",
    ]
