"""The household form and one household."""

from datetime import date
from pathlib import Path

from django.conf import settings

from motcua.instruments.forms.around import Around, Place
from motcua.instruments.forms.numbers import read_numbers
from motcua.instruments.forms.read import read_form

TODAY = date(2026, 11, 24)
EXAMPLES = Path(__file__).parents[1] / "examples"
DA_NANG = Place("48", "Thành phố Đà Nẵng")
WARDS = (Place("20194", "Phường Hải Châu"), Place("20242", "Phường Hòa Cường"))


class Ward:
    """Two wards of one city, one of which took over what its neighbour had been."""

    def provinces(self):
        return (DA_NANG,)

    def communes(self, province):
        return WARDS if province == DA_NANG.code else ()

    def of_today(self, old):
        return [(DA_NANG, WARDS[0])] if "Thạch Thang" in old else []


def household():
    return read_form((EXAMPLES / "household.yaml").read_text(encoding="utf-8"))


def around_here(places=None):
    return Around(TODAY, read_numbers(settings.PROFILE / "numbers.yaml"), places)


ANSWERS = {
    "home": {
        "street": "12 Bạch Đằng",
        "commune": "20194",
        "commune_name": "Phường Hải Châu",
        "province": "48",
        "province_name": "Thành phố Đà Nẵng",
    },
    "members": [
        {
            "id": "r1",
            "member_name": "Lê Văn Ba",
            "member_born": "1960-02-01",
            "member_number": "048060000017",
            "incomes": [
                {"id": "r11", "income_kind": "pension", "amount": 4_500_000},
                {"id": "r12", "income_kind": "trade", "amount": 1_500_000},
            ],
        },
        {
            "id": "r2",
            "member_name": "Lê Thị Tư",
            "member_born": "2016-05-05",
            "member_school": "yes",
        },
    ],
    "declaration": "yes",
    "news": "no",
    "elder_care": ["visits"],
}
