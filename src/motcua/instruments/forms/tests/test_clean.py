"""What is typed becomes an answer, or a problem beside the question that says what to do."""

from datetime import date

import pytest
from django.utils import translation

from motcua.instruments.forms.clean import clean_stop, filled
from motcua.instruments.forms.read import read_form
from motcua.instruments.forms.tests.household import Ward, around_here

FORM = """
pages:
  - key: all
    title: {vi: Tất cả, en: All}
    questions:
      - {key: name, type: text, label: {vi: Tên, en: Name}, limits: {max_length: 10}}
      - {key: story, type: long_text, label: {vi: Kể, en: Story}}
      - {key: copies, type: number, label: {vi: Số, en: Copies}, limits: {min: 0, max: 9000}}
      - {key: area, type: number, label: {vi: Rộng, en: Area}, limits: {decimals: 2}}
      - {key: price, type: money, label: {vi: Giá, en: Price}, limits: {max: 1000000000}}
      - {key: born, type: date, label: {vi: Sinh, en: Born}, limits: {not_after_today: true}}
      - {key: since, type: date, label: {vi: Từ, en: Since}, limits: {partial: true}}
      - key: fruit
        type: choices
        label: {vi: Quả, en: Fruit}
        options:
          - {value: apple, text: {vi: Táo, en: Apple}}
          - {value: pear, text: {vi: Lê, en: Pear}}
        limits: {max: 1}
      - {key: married, type: yes_no, label: {vi: "Kết hôn?", en: "Married?"}}
      - {key: call, type: phone, label: {vi: Gọi, en: Phone}}
      - {key: mail, type: email, label: {vi: Thư, en: Mail}}
      - {key: person_no, type: personal_number, label: {vi: Số, en: No}, required: false}
      - {key: firm_no, type: tax_number, label: {vi: Thuế, en: Tax}}
      - {key: home, type: address, label: {vi: Ở, en: Home}}
      - {key: mother, type: person, label: {vi: Mẹ, en: Mother}}
      - key: father
        type: person
        label: {vi: Cha, en: Father}
        missing: {vi: Ai là cha?, en: Who is the father?}
        required: false
        parts:
          - name
          - part: born
            label: {vi: Năm sinh, en: Year of birth}
            missing: {vi: Hãy viết năm sinh., en: Write the year of birth.}
            limits: {partial: true}
          - {part: number, required: false}
      - {key: firm, type: organisation, label: {vi: Công ty, en: Firm}, required: false}
      - {key: agreed, type: consent, label: {vi: Ừ, en: Yes}, text: {vi: Ừ, en: Yes}}
      - {key: sworn, type: declaration, label: {vi: Ừ, en: Yes}, text: {vi: Ừ, en: Yes}}
"""


def clean(key: str, places=None, **typed: str | list[str]):
    """The answer to one question of the form, or its problem."""
    given = {
        name.replace("__", "-"): texts if isinstance(texts, list) else [texts]
        for name, texts in typed.items()
    }
    cleaned = clean_stop(read_form(FORM), "all", given, {}, around_here(places))
    problems = {k: v for k, v in cleaned.problems.items() if k.partition("-")[0] == key}
    return cleaned.answers.get(key), problems


def day(key: str, *parts: str) -> dict[str, str]:
    return {f"{key}__{part}": t for part, t in zip(("day", "month", "year"), parts, strict=True)}


MOTHER = {
    "mother__name": "Lan",
    **day("mother__born", "1", "2", "1996"),
    "mother__sex": "female",
    "mother__number": "048 196 000 001",
}


@pytest.mark.parametrize(
    ("key", "typed", "answer"),
    [
        ("name", {"name": "  Lê\u00a0 Thị \u200b "}, "Lê Thị"),
        ("name", {"name": "Hoa\u0300"}, "Hoà"),
        ("story", {"story": "Một \r\n\r\n\r\n\r\n hai"}, "Một\n\nhai"),
        ("copies", {"copies": " 3 "}, 3),
        ("copies", {"copies": "1.000"}, 1000),
        ("area", {"area": "12,50"}, "12.5"),
        ("area", {"area": "12.5"}, "12.5"),
        ("area", {"area": "1.234,5"}, "1234.5"),
        ("price", {"price": "1.500.000"}, 1_500_000),
        ("price", {"price": "1,500,000"}, 1_500_000),
        ("born", day("born", "1", "02", "2026"), "2026-02-01"),
        ("born", day("born", "00000011", "2", "2026"), "2026-02-11"),
        ("since", day("since", "", "2", "2020"), "2020-02"),
        ("since", day("since", "", "", "2020"), "2020"),
        ("fruit", {"fruit": ["pear"]}, ["pear"]),
        ("call", {"call": "0905 123.456"}, "0905123456"),
        ("call", {"call": "+84 (905) 123-456"}, "+84905123456"),
        ("mail", {"mail": "lan@example.vn"}, "lan@example.vn"),
        ("person_no", {"person_no": "048 194 000 017"}, "048194000017"),
        ("person_no", {}, None),
        ("firm_no", {"firm_no": "0100109106"}, "0100109106"),
        ("firm_no", {"firm_no": "0100109106-001"}, "0100109106-001"),
        ("firm", {}, None),
        ("agreed", {}, "no"),
        ("sworn", {"sworn": "yes"}, "yes"),
    ],
)
def test_what_is_typed_becomes_an_answer(key, typed, answer):
    with translation.override("vi"):
        assert clean(key, **typed) == (answer, {})


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        ("married", {}, "Answer this question."),
        ("married", {"married": "perhaps"}, "Choose yes or no."),
        ("name", {"name": "x" * 11}, "at most 10 characters"),
        ("name", {"name": "x" * 1_000_000}, "at most 10 characters"),
        ("story", {"story": "x " * 1_000_000}, "at most 2000 characters"),
        ("name", {"name": "An 🌸"}, "“🌸” cannot stand on an official paper"),
        ("copies", {"copies": "two"}, "Write a whole number"),
        ("copies", {"copies": "2🌸"}, "Write a whole number"),
        ("copies", {"copies": "9" * 1_000_000}, "at most 40 characters"),
        ("copies", {"copies": "9,001"}, "from 0 to 9,000"),
        ("copies", {"copies": "1.5"}, "Write a whole number"),
        ("area", {"area": "1.555"}, "at most 2 decimal places"),
        ("born", day("born", "31", "2", "2026"), "no such day"),
        ("born", day("born", "1", "13", "2026"), "from 1 to 12"),
        ("born", day("born", "0", "1", "2026"), "no such day"),
        ("born", day("born", "1", "0", "2026"), "from 1 to 12"),
        ("born", day("born", "1", "x", "2026"), "as numbers"),
        ("born", day("born", "1", "1", "26"), "four digits"),
        ("born", day("born", "25", "11", "2026"), "in the past"),
        ("born", day("born", "٣", "1", "2026"), "as numbers"),
        ("since", day("since", "1", "", "2026"), "the month too"),
        ("since", day("since", "", "1", ""), "at least the year"),
        ("fruit", {"fruit": ["apple", "pear"]}, "at most 1"),
        ("fruit", {"fruit": ["stone"]}, "among the answers"),
        ("call", {"call": "12"}, "phone number"),
        ("mail", {"mail": "lan@example"}, "e-mail address"),
        ("person_no", {"person_no": "04819400001"}, "12 digits"),
        ("person_no", {"person_no": "048287000001"}, "born in 2087"),
        ("firm_no", {"firm_no": "0100109107"}, "A digit of this number is wrong"),
        ("firm_no", {"firm_no": "0100109106-000"}, "10 digits"),
        ("home", {"home__street": "12 Lê Lợi"}, "the province or city"),
        ("sworn", {}, "Answer this question."),
        ("firm", {"firm__name": "An Bình"}, "Answer this question."),
    ],
)
def test_a_problem_says_what_to_do(key, typed, said):
    with translation.override("en"):
        answer, problems = clean(key, **typed)
    assert answer is None
    assert [said in problem.message for problem in problems.values()] == [True]


def test_a_person_is_one_answer():
    answer, problems = clean("mother", **MOTHER)
    assert problems == {}
    assert answer == {
        "name": "Lan",
        "born": "1996-02-01",
        "sex": "female",
        "number": "048196000001",
    }


def test_the_author_says_how_a_part_is_asked_for():
    answer, problems = clean("father", father__name="Huy", father__born__year="1988")
    assert (answer, problems) == ({"name": "Huy", "born": "1988", "number": None}, {})

    with translation.override("en"):
        _answer, problems = clean("father", father__name="Huy")
    assert problems["father-born"].message == "Write the year of birth."
    with translation.override("en"):
        _answer, problems = clean("father", father__born__year="1988")
    assert problems["father-name"].message == "Who is the father?"
    _answer, problems = clean("father", father__name="Huy", father__born__year="2999")
    assert "father-born" in problems
    father = read_form(FORM).question("father")
    assert father.parts["born"].label["en"] == "Year of birth"
    assert father.parts["name"].label["vi"] == "Họ và tên"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"mother__born-year": "1995"}, "born in 1996, not in 1995"),
        ({"mother__sex": "male"}, "a woman's"),
        ({"mother__number": "048296000001"}, "born in 2096"),
    ],
)
def test_a_number_of_another_century_sex_or_year_is_refused_beside_it(changed, said):
    with translation.override("en"):
        answer, problems = clean("mother", **(MOTHER | changed))
    assert answer is None
    assert list(problems) == ["mother-number"]
    assert said in problems["mother-number"].message


@pytest.mark.parametrize("commune", ["20194", "Phường Hải Châu", "hai chau"])
def test_a_commune_is_found_as_people_write_it(commune):
    typed = {"home__street": "12", "home__province": "Đà Nẵng", "home__commune": commune}
    answer, problems = clean("home", Ward(), **typed)
    assert problems == {}
    assert answer["commune"] == "20194"
    assert answer["commune_name"] == "Phường Hải Châu"


def test_an_old_address_is_helped_to_the_new():
    old = {"home__street": "12", "home__old": "Phường Thạch Thang, quận Hải Châu, Đà Nẵng"}
    _answer, problems = clean("home", Ward(), **old)
    (offer,) = problems["home"].offers
    assert offer.text == "Phường Hải Châu, Thành phố Đà Nẵng"
    assert offer.fields == {"home-province": "48", "home-commune": "20194"}

    _answer, problems = clean("home", Ward(), home__old="Xã Không Có")
    assert problems["home"].parts == ("old",)


def test_a_commune_of_another_province_is_refused():
    typed = {"home__street": "1", "home__province": "48", "home__commune": "00004"}
    assert clean("home", Ward(), **typed)[1]["home"].parts == ("commune",)


REACTING = """
pages:
  - key: family
    title: {vi: Gia đình, en: Family}
    questions:
      - {key: married, type: yes_no, label: {vi: "Kết hôn?", en: "Married?"}}
      - {key: spouse, type: text, label: {vi: Tên, en: Name}, when: married}
      - {key: papers, type: file, label: {vi: Giấy, en: Paper}, required: false}
  - key: years
    title: {vi: Năm, en: Years}
    questions:
      - {key: start, type: number, label: {vi: Từ, en: From}}
      - key: end
        type: number
        label: {vi: Đến, en: To}
        checks: [{that: end >= start, say: {vi: Sai, en: The end is before the start.}}]
  - key: hidden
    title: {vi: Kín, en: Hidden}
    when: start > 100
    questions:
      - {key: secret, type: text, label: {vi: Kín, en: Secret}}
"""


def send(address: str, given: dict[str, str], answers: dict | None = None):
    typed = {name: [text] for name, text in given.items()}
    with translation.override("en"):
        return clean_stop(read_form(REACTING), address, typed, answers or {}, around_here())


def test_one_answer_opens_another_question_of_its_page():
    assert list(send("family", {"married": "yes"}).problems) == ["spouse"]
    assert send("family", {"married": "yes", "spouse": "An"}).answers == {
        "married": "yes",
        "spouse": "An",
    }


def test_a_forged_answer_to_a_hidden_question_is_dropped_and_said():
    sent = send("family", {"married": "no", "spouse": "An", "end": "9", "papers": "x"})
    assert sent.answers == {"married": "no"}
    assert sent.problems == {}
    assert sent.dropped == ("spouse", "end")


def test_the_answer_before_counts_until_the_new_one_is_good():
    sent = send("family", {"married": "perhaps", "spouse": "An"}, {"married": "yes"})
    assert sent.answers == {"spouse": "An"}
    assert sent.typed["married"] == ["perhaps"]


def test_a_page_that_is_not_asked_takes_nothing():
    with pytest.raises(LookupError):
        send("hidden", {"secret": "x"})


def test_an_answer_that_contradicts_another_is_refused_beside_it():
    sent = send("years", {"start": "9", "end": "8"})
    assert sent.answers == {"start": 9}
    assert sent.problems["end"].message == "The end is before the start."


def test_the_fields_of_a_kept_answer_give_it_again():
    form = read_form(FORM)
    born = form.question("born")
    assert filled(born, date(2026, 2, 1).isoformat()) == {
        "born-day": ["1"],
        "born-month": ["2"],
        "born-year": ["2026"],
    }
    assert filled(born, {"some": "thing"}) == {}
