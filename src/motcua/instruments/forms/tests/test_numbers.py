"""The numbers of a country, as its profile describes them."""

import pytest
from django.conf import settings

from motcua.instruments.forms.numbers import read_numbers
from motcua.kit.datafile import WrongFile

FILE = settings.PROFILE / "numbers.yaml"


@pytest.mark.parametrize(
    ("number", "told"),
    [
        ("048060000017", (1960, "male")),
        ("048196000001", (1996, "female")),
        ("048305000001", (2005, "female")),
        ("0481960000", None),
    ],
)
def test_a_personal_number_tells_year_and_sex(number, told):
    assert read_numbers(FILE).born(number) == told


@pytest.mark.parametrize("number", ["0100109106", "0300588569", "0301464823"])
def test_one_digit_off_is_found_in_every_place_of_a_tax_number(number):
    (shape, *_others) = read_numbers(FILE).schemes["tax_number"].shapes
    assert shape.check.fits(number)
    for place, digit in enumerate(number):
        other = str((int(digit) + 1) % 10)
        assert not shape.check.fits(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("personal_number:", "passport:", "this key is not known"),
        ("year: [5, 6]", "year: [5]", "the first and the last place of the year"),
        ('"[0-9]{12}"', '"[0-9"', "this is no pattern"),
        ("modulus: 11", "modulus: 0", "'0' cannot be read"),
    ],
)
def test_a_wrong_description_names_its_line(tmp_path, was, becomes, said):
    text = FILE.read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "numbers.yaml"
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")
    with pytest.raises(WrongFile, match=r"numbers\.yaml, line") as wrong:
        read_numbers(path)
    assert said in str(wrong.value)
