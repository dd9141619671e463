"""Answers that come by themselves: what is known of who asks, and what they answered before."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest

from motcua.instruments.forms.around import Fact
from motcua.instruments.forms.clean import clean_stop
from motcua.instruments.forms.model import Question
from motcua.instruments.forms.origin import Origin, Source
from motcua.instruments.forms.proposing import Proposal, origins
from motcua.instruments.forms.read import BadForm, read_form
from motcua.instruments.forms.tests.household import around_here
from motcua.instruments.forms.walk import walk

NOW, IN_MAY, IN_JUNE = (datetime(2026, month, 2, tzinfo=UTC) for month in (11, 5, 6))
TYPED = Origin(Source.TYPED, NOW)
LAN = {
    "name": "Trần Thị Lan",
    "born": "1996-03-08",
    "sex": "female",
    "number": "048196000001",
    "residence": "12 Bạch Đằng, phường Hải Châu, thành phố Đà Nẵng",
}
OF_LAN = Fact(LAN, NOW)


@dataclass(frozen=True)
class KnownOfLan:
    """What the register has, and two requests: a newer one without a telephone number."""

    person: Fact | None = OF_LAN

    def applicant(self) -> Fact | None:
        return self.person

    def earlier(self) -> list[Fact]:
        return [
            Fact({"job": "teacher", "copies": "many"}, IN_JUNE),
            Fact({"job": "nurse", "phone": "0905000111", "copies": 2}, IN_MAY),
        ]


def one(question: Mapping[str, Any], known: Any = None) -> tuple[Question, Proposal | None]:
    """A form that asks this last, and what it proposes there."""
    asked = [
        {"key": "who", "type": "choice", "options": [option("mother"), option("other")]},
        {"key": "job", "type": "text"},
        {"key": "phone", "type": "phone"},
        {"key": "copies", "type": "number"},
        {"key": "mother", "type": "person"},
    ]
    others = [each for each in asked if each["key"] != question["key"]]
    form = read_form(json.dumps({"pages": [page(each) for each in [*others, question]]}))
    around = replace(around_here(), known=known or KnownOfLan())
    way = walk(form, {"who": "mother"}, around)
    stop = way.at(f"{question['key']}_page")
    assert stop
    (found,) = way.questions(stop)
    return found, way.proposal(stop, found)


def option(value: str) -> dict[str, Any]:
    return {"value": value, "text": {"vi": value, "en": value}}


def page(question: Mapping[str, Any]) -> dict[str, Any]:
    words = {"vi": question["key"], "en": question["key"]}
    return {
        "key": f"{question['key']}_page",
        "title": words,
        "questions": [{"label": words, **question}],
    }


def test_the_block_of_the_mother_is_filled_when_it_is_she_who_asks():
    asked = {"key": "mother", "type": "person", "parts": ["name", "born", "number", "phone"]}
    mine = 'if who = "mother" then applicant else null'
    _question, proposal = one(asked | {"default": mine})

    assert proposal == Proposal(
        {"name": LAN["name"], "born": LAN["born"], "number": LAN["number"]},
        Origin(Source.REGISTER, NOW),
    )
    _question, none = one(asked | {"default": 'if who = "other" then applicant else null'})
    assert none is None


def test_each_part_that_is_kept_is_from_the_register_and_each_other_one_is_typed():
    asked = {"key": "mother", "type": "person", "parts": ["name", "born", "number", "phone"]}
    question, proposal = one(asked | {"default": "applicant"})
    answer = proposal.answer | {"name": "Trần Lan", "phone": "0905000111"}
    register = Origin(Source.REGISTER, NOW)

    assert origins(question, answer, None, proposal, TYPED) == {
        "mother-name": TYPED,
        "mother-born": register,
        "mother-number": register,
        "mother-phone": TYPED,
    }
    changed = answer | {"born": "1996-03-09"}
    assert origins(question, changed, answer, None, TYPED) == {"mother-born": TYPED}
    emptied = answer | {"phone": None}
    assert origins(question, emptied, answer, None, TYPED) == {"mother-phone": None}


def test_the_newest_answer_that_fits_is_used_again_with_its_time():
    _question, job = one({"key": "job", "type": "text", "default": "earlier.job"})
    _question, phone = one({"key": "phone", "type": "phone", "default": "earlier.phone"})
    _question, copies = one({"key": "copies", "type": "number", "default": "earlier.copies"})

    assert job == Proposal("teacher", Origin(Source.REUSED, IN_JUNE))
    assert phone == Proposal("0905000111", Origin(Source.REUSED, IN_MAY))
    assert copies == Proposal(2, Origin(Source.REUSED, IN_MAY))


def test_what_the_author_wrote_is_from_nowhere_else():
    written = 'if applicant.ethnicity != null then applicant.ethnicity else "Kinh"'
    _question, proposal = one({"key": "people", "type": "text", "default": written})
    assert proposal == Proposal("Kinh", None)

    _question, today = one({"key": "day", "type": "date", "default": "today"})
    assert today and today.origin is None


def test_a_partial_date_takes_the_whole_day_that_is_known():
    asked = {"key": "born", "type": "date", "limits": {"partial": True}}
    _question, proposal = one(asked | {"default": "applicant.born"})
    assert proposal and proposal.answer == "1996-03-08"


def test_nothing_is_proposed_where_nobody_is_known():
    asked = {"key": "mother", "type": "person", "default": "applicant"}
    assert one(asked, KnownOfLan(None))[1] is None
    form = read_form(json.dumps({"pages": [page(asked)]}))
    way = walk(form, {}, around_here())
    assert way.shown(way.stops[0], way.questions(way.stops[0])[0]) is None


def test_a_page_that_was_sent_tells_what_it_had_proposed():
    asked = page({"key": "job", "type": "text", "default": "earlier.job"})
    around = replace(around_here(), known=KnownOfLan())

    sent = {"job": ["teacher"]}
    cleaned = clean_stop(read_form(json.dumps({"pages": [asked]})), "job_page", sent, {}, around)

    assert cleaned.proposals["job"].origin == Origin(Source.REUSED, IN_JUNE)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"when": 'applicant.sex = "female"'}, "applicant"),
        ({"default": "earlier.nothing"}, "nothing"),
        ({"default": "applicant.salary"}, "salary"),
        ({"key": "applicant"}, "means something of its own"),
        (
            {"type": "declaration", "text": {"vi": "a", "en": "a"}, "default": "earlier.job"},
            "default",
        ),
    ],
)
def test_what_is_known_stands_in_defaults_alone(change: dict[str, Any], said: str):
    with pytest.raises(BadForm, match=said):
        one({"key": "job", "type": "text"} | change)
