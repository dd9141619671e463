"""Examples come to what they expect, or it is said in a sentence what differs."""

from pathlib import Path

import pytest

from motcua.services.catalogue.queries.trials import pictures_of, try_folders
from motcua.services.catalogue.tests.packaging import PROFILE, WHOLE
from motcua.services.catalogue.tests.trying import (
    ORDINARY,
    Change,
    findings,
    package,
    played,
    told,
)

PACKAGES = sorted(path.parent for path in PROFILE.glob("services/*/*/process.bpmn"))


def differing(this: str, that: str) -> list[str]:
    return told(package((ORDINARY, this, that)))


@pytest.mark.parametrize("folder", [WHOLE, *PACKAGES], ids=lambda folder: folder.name)
def test_every_example_comes_to_what_it_expects(folder: Path) -> None:
    (tried,) = try_folders([folder])

    assert tried.faults == ()
    assert [each.sentence("en") for trial in tried.trials for each in trial.differences] == []


def test_an_example_is_played_from_its_answers_to_its_last_letter() -> None:
    run = played(package())

    assert run.case == "own"
    assert run.fee == 20_000
    assert run.competent == "20242"
    assert run.ends == ("granted",)
    assert run.results == ("certificate",)
    assert [letter.template for letter in run.letters] == ["receipt.typ", "result.typ"]
    assert "Phường Hải Châu, ngày 01 tháng 12 năm 2026" in run.letters[1].text


def test_a_letter_can_be_looked_at() -> None:
    (_receipt, result) = played(package()).letters

    assert [picture[:4] for picture in pictures_of(result)] == [b"\x89PNG"]


@pytest.mark.parametrize(
    ("this", "that", "says"),
    [
        ("fee: 20000", "fee: 0", "The fee: the example expects 0, it comes to 20000."),
        ("fee: 20000", "fee: unknown", "expects not known, it comes to 20000."),
        ("due: 2026-12-03T17:00", "due: none", "expects nothing, it comes to 2026-12-03T17:00."),
        ("ends: granted", "ends: refused", "The end: the example expects refused, it comes to"),
        ("case: own", "case: rented", "The case: the example expects rented, it comes to own."),
        ("case: own", 'competent: "20200"', "expects 20200, it comes to 20242."),
        ("case: own", "notes: [is_large]", "The notes: the example expects is_large, it comes to"),
        ("result: certificate", "result: refusal", "expects refusal, it comes to certificate."),
        ("assess, sign]", "sign]", "differs at place 2: the example expects sign, it goes to ass"),
        ("assess, sign]", "assess]", "expects nothing, it goes to sign. It went: receive, assess"),
        ("template: result.typ", "template: refusal.typ", "No letter refusal.typ is written; wr"),
        ("[mang số 12A]", "[mang số 13]", "does not say “mang số 13”. It says: mang số 12A."),
        ("says: [mang số 12A]", "not: [MANG SỐ 12A]", "says “MANG SỐ 12A”, which it must not."),
    ],
)
def test_what_differs_is_said_with_what_was_expected(this: str, that: str, says: str) -> None:
    assert any(says in sentence for sentence in differing(this, that))


def test_what_differs_has_the_line_of_the_expectation_in_both_languages() -> None:
    (finding,) = findings(package((ORDINARY, "fee: 20000", "fee: 0")))

    lines = package().files[ORDINARY].splitlines()
    assert finding.file == ORDINARY
    assert lines[finding.line - 1].strip() == "fee: 20000"
    assert finding.problem["vi"] == "Lệ phí: ví dụ mong 0, thực tế 20000."


def test_a_letter_that_nobody_expects_is_told() -> None:
    (sentence,) = differing(
        "letters:\n    - { template: result.typ, says: [mang số 12A] }", "letters: []"
    )

    assert "The letter result.typ is written, which the example does not expect." in sentence


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ((ORDINARY, "  floors: 2\n", ""), "floors cannot be given: Answer this question."),
        ((ORDINARY, "floors: 2", "floors: 91"), "The answer floors cannot be given: "),
        ((ORDINARY, "floors: 2", "floor: 2"), "with the other answers it is not asked."),
        ((ORDINARY, "tenure: own", "tenure: let"), "The answer tenure cannot be given: "),
        ((ORDINARY, '"0905123456"', '"0905 123 456"'), "a draft keeps it as '0905123456'."),
        ((ORDINARY, "channel: online", "channel: post"), "The service has no channel post."),
        ((ORDINARY, "{ step: sign, ", "{ step: seal, "), "nothing waits for the step seal; what w"),
        ((ORDINARY, "outcome: approve", "outcome: ok"), "does not end in ok; it ends in: approve,"),
        ((ORDINARY, "stands: yes", "stands: 7"), "writes stands, which cannot be taken: "),
        ((ORDINARY, "  - { step: sign, outcome: done }\n", ""), "still waits for: sign."),
        (("documents/result.typ", "data.answers.street", "data.answers.road"), "result.typ cannot"),
    ],
)
def test_what_cannot_be_played_is_said_with_the_cure(change: Change, says: str) -> None:
    assert any(says in sentence for sentence in told(package(change)))
