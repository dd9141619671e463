"""From one release to another: what is said to people."""

import pytest

from motcua.services.catalogue.moves import changes
from motcua.services.catalogue.package import read_folder, read_package
from motcua.services.catalogue.tests.moving import BORN, NICK, PHOTO, Change, state
from motcua.services.catalogue.tests.packaging import WHOLE


def said(*changed: Change) -> list[str]:
    return [each.words["en"] for each in changes(state(), state(*changed))]


def test_nothing_is_said_of_the_same_package():
    assert said() == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ((NICK, f"{NICK}\n      - {BORN}"), "Asked newly on the page “Who you are”: “Born in”."),
        (
            (PHOTO, PHOTO.replace("en: A photo", "en: Your picture")),
            "“A photo” is now worded “Your picture”.",
        ),
        ((f"      - {NICK}\n", ""), "No longer asked: “Nickname”."),
        (
            ("key: copies, type: number", "key: copies, type: money"),
            "“Cards” is answered in another way: a number before, an amount now.",
        ),
        (
            ("required: false, ", ""),
            "“Nickname” must be answered now; before, it could be left open.",
        ),
        (("min: 1", "min: 2"), "Answers to “Cards” are checked otherwise."),
        (
            ('when: way = "post"', 'when: way = "here"'),
            "“Send it to” is asked in other situations than before.",
        ),
        (
            ("          - { value: post, text: { vi: Gửi thư, en: By mail } }\n", ""),
            "“How to get it” no longer offers “By mail”.",
        ),
        (("most: 4", "most: 3"), "The list “Who comes along” now takes 0 to 3 entries."),
        (("copies * 8000", "copies * 9000"), "“Price” is calculated otherwise."),
        (
            ("amount: 8000", "amount: 9000"),
            "Handed in online: the fee rises from 8,000 đ to 9,000 đ.",
        ),
        (
            ("amount: 20000", "amount: 0"),
            "Handed in at the counter: the fee falls from 20,000 đ to free of charge.",
        ),
        (
            ("{ value: price, amount: 8000,", "{ value: price,"),
            "Handed in online: the fee was 8,000 đ, and is no longer known beforehand.",
        ),
        (
            ("amount: 3", "amount: 5"),
            "Handed in online: the time limit grows from 3 working days to 5 working days.",
        ),
        (
            ("amount: 3, unit: working_days", "same_day: true, cutoff: '15:00'"),
            "Handed in online: the time limit shrinks from 3 working days to the same day (15:00).",
        ),
        (("1/2020/QH14", "2/2026/QH15"), "It rests newly on Law on cards (2/2026/QH15)."),
        (("1/QĐ", "2/QĐ"), "Published by 2/QĐ, in place of 1/QĐ."),
        (
            ("applicants: [person, entity]", "applicants: [person]"),
            "No longer open to legal entities.",
        ),
        (
            ("applicants:", "level: 2\napplicants:"),
            "It needs a sign-in at level 2; level 1 was enough.",
        ),
        (
            ("papers: [{ key: photo, name: { vi: Ảnh, en: A photo } }]", "papers: []"),
            "The case “Usual” no longer needs “A photo”.",
        ),
        (
            ("en: A photo } }]", "en: A photo }, originals: 2, copies: 1 }]"),
            "“A photo” is now needed as originals 2, copies 1.",
        ),
        (
            ("code: KQ.1", "code: KQ.2"),
            "“Card” is given otherwise than before (code, template, book or condition).",
        ),
        (("[A])\nThẻ", "[A])\nThẻ mới"), "The letter “Card” is worded otherwise."),
    ],
)
def test_each_change_is_said_in_a_sentence(changed: Change, sentence: str):
    assert sentence in said(changed)


@pytest.mark.parametrize(
    ("this", "that", "sentence"),
    [
        ('role="leader"', 'role="officer"', "is now done by an officer, in place of a leader."),
        ('<sequenceFlow id="', '<sequenceFlow name="x" id="', "but not in the names, people"),
    ],
)
def test_what_the_office_does_otherwise_is_said_by_the_names_of_its_steps(
    this: str, that: str, sentence: str
):
    files = read_folder(WHOLE)
    assert this in files["process.bpmn"]
    after = files | {"process.bpmn": files["process.bpmn"].replace(this, that)}

    found = changes(read_package(files), read_package(after))

    assert any(sentence in each.words["en"] for each in found)


def test_what_asks_more_of_people_is_marked():
    found = changes(
        state(), state(("amount: 8000", "amount: 9000"), ("amount: 20000", "amount: 0"))
    )

    assert [each.worse for each in found] == [True, False]
