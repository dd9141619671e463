"""How a draft stands to another release of its service."""

from collections.abc import Mapping
from datetime import date

import pytest

from motcua.instruments.forms.around import Around
from motcua.services.catalogue.moves import Sorter, Standing, Verdict
from motcua.services.catalogue.package import read_folder, read_letterheads, read_package
from motcua.services.catalogue.tests.moving import (
    AGE,
    BEGUN,
    BORN,
    COPIES,
    NICK,
    PHOTO,
    WHOLE_ANSWERS,
    Change,
    state,
)
from motcua.services.catalogue.tests.packaging import PROFILE

AROUND = Around(date(2026, 11, 25))


def sort(
    *changed: Change, answers: Mapping[str, object] = WHOLE_ANSWERS, applicant: str = "person"
) -> Verdict:
    return Sorter(state(), state(*changed)).sort(answers, AROUND, applicant=applicant)


def why(verdict: Verdict) -> list[str]:
    return [each.words["en"] for each in verdict.reasons]


@pytest.mark.parametrize(
    "changed",
    [
        [],
        [("amount: 20000", "amount: 30000")],
        [('when: way = "post"', 'when: way = "post" and copies > 5')],
        [("label: { vi: Gửi đến, en: Send it to }", "label: { vi: Gửi tới, en: To where }")],
    ],
)
def test_a_draft_that_meets_no_change_is_unaffected(changed: list[Change]):
    assert sort(*changed).standing == Standing.UNAFFECTED


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (
            (NICK, NICK.replace("Nickname", "Other name")),
            "The wording around “Other name” changes.",
        ),
        (
            ("copies * 8000", "copies * 9000"),
            "Handed in online: the fee rises from 16,000 đ to 18,000 đ.",
        ),
        (
            ("min: 1", "min: 2"),
            "“Cards” takes other answers now; the one that was given still fits.",
        ),
        (
            ("amount: 3", "amount: 5"),
            "Handed in online: the time limit grows from 3 working days to 5 working days.",
        ),
        (("1/2020/QH14", "2/2026/QH15"), "It rests newly on Law on cards (2/2026/QH15)."),
        (("[A])\nThẻ", "[A])\nThẻ mới"), "The letter “Card” is worded otherwise."),
        (
            ("required: false, ", "required: false, limits: { max_length: 50 }, "),
            "“Nickname” will be asked or checked otherwise.",
        ),
    ],
)
def test_what_asks_nothing_more_is_safe(changed: Change, reason: str):
    verdict = sort(changed)

    assert verdict.standing == Standing.SAFE
    assert reason in why(verdict)


def test_a_question_on_a_page_that_was_not_reached_is_safe():
    behind_all = (PHOTO, PHOTO + f"      - {BORN}\n")

    later, reached = sort(behind_all, answers=BEGUN), sort(behind_all)

    assert (later.standing, reached.standing) == (Standing.SAFE, Standing.NEEDS_APPLICANT)
    assert why(later) == ["“Born in” will be asked, where the applicant has not been yet."]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (
            (NICK, f"{NICK}\n      - {BORN}"),
            "“Born in” is asked newly where the applicant has already been.",
        ),
        (("min: 1", "min: 3"), "The answer to “Cards” no longer fits."),
        (("required: false, ", ""), "“Nickname” was left open, and must be answered now."),
        (
            ('when: way = "post"', 'when: way = "here"'),
            "“Send it to” is asked newly where the applicant has already been.",
        ),
        (
            ("          - { value: here, text: { vi: Tại đây, en: Here } }\n", ""),
            "The answer to “How to get it” no longer fits.",
        ),
        (
            ("most: 4", "least: 2\n    most: 4"),
            "The list “Who comes along” needs at least 2 entries.",
        ),
        (
            (AGE, f"{AGE}\n          - {BORN}"),
            "“Born in” is asked newly where the applicant has already been.",
        ),
        (
            (
                COPIES,
                f"{COPIES[:-2]}, checks: [{{ that: copies > 4, say: {{ vi: Ít, en: Few }} }}] }}",
            ),
            "The answer to “Cards” no longer fits.",
        ),
        (("applicants:", "level: 2\napplicants:"), "The applicant must sign in at level 2."),
    ],
)
def test_what_is_asked_again_needs_the_applicant(changed: Change, reason: str):
    verdict = sort(changed)

    assert verdict.standing == Standing.NEEDS_APPLICANT
    assert reason in why(verdict)


def test_an_answer_to_what_is_asked_no_more_needs_the_applicant():
    answers = {**WHOLE_ANSWERS, "nick": "Lan"}

    verdict = sort((NICK, f"""{NICK[:-2]}, when: 'name = "A"' }}"""), answers=answers)

    assert verdict.standing == Standing.NEEDS_APPLICANT
    assert why(verdict) == ["“Nickname” is answered, and with these answers no longer asked."]


def test_a_list_with_more_rows_than_are_taken_needs_the_applicant():
    answers = {**WHOLE_ANSWERS, "people": [{"id": f"r{n}", "age": n} for n in range(4)]}

    verdict = sort(("most: 4", "most: 3"), answers=answers)

    assert verdict.standing == Standing.NEEDS_APPLICANT
    assert "The list “Who comes along” takes at most 3 entries." in why(verdict)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        (
            ("key: name, type: text", "key: full_name, type: text"),
            "“Name” is answered, and the question is gone.",
        ),
        (
            ("key: name, type: text", "key: name, type: date"),
            "“Name” is answered with a text, and takes a date now.",
        ),
        (
            ("key: age, type: number", "key: years, type: number"),
            "“Age” is answered, and the question is gone.",
        ),
        (
            ("  - channel: online", "  - channel: post"),
            "The service can no longer be asked for online.",
        ),
    ],
)
def test_what_nobody_can_mend_cannot_move(changed: Change, reason: str):
    verdict = sort(changed)

    assert verdict.standing == Standing.CANNOT_MOVE
    assert reason in why(verdict)


def test_an_entity_that_may_no_longer_ask_cannot_move():
    changed = ("applicants: [person, entity]", "applicants: [person]")

    entity, person = sort(changed, applicant="entity"), sort(changed)

    assert (entity.standing, person.standing) == (Standing.CANNOT_MOVE, Standing.SAFE)
    assert why(entity) == ["The service is no longer open to legal entities."]


def test_an_answer_that_was_wrong_before_is_not_held_against_it():
    answers = {**WHOLE_ANSWERS, "copies": 0}

    assert sort(("min: 1", "min: 2"), answers=answers).standing == Standing.SAFE


def test_dearer_and_slower_is_told_as_worse_and_cheaper_is_not():
    assert sort(("copies * 8000", "copies * 9000")).is_worse
    assert sort(("amount: 3", "amount: 4")).is_worse
    assert not sort(("copies * 8000", "copies * 7000")).is_worse


@pytest.mark.parametrize(
    "folder",
    ["civil-status/birth-registration", "civil-status/extract-copy", "business/household-business"],
)
def test_the_same_release_affects_nobody_wherever_they_are(folder: str):
    package = read_package(
        read_letterheads(PROFILE / "documents") | read_folder(PROFILE / "services" / folder)
    )
    sorter = Sorter(package, package)

    for example in package.examples:
        given = list(example.answers.items())
        for count in range(len(given) + 1):
            verdict = sorter.sort(dict(given[:count]), AROUND, applicant="person")
            assert verdict == Verdict(Standing.UNAFFECTED), (example.file, count)
