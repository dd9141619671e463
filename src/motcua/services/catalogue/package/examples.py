"""Reading ``examples/*.yaml``: requests, and what each must come to."""

from collections.abc import Mapping
from pathlib import Path

from motcua.kit.datafile import Value, parse
from motcua.services.catalogue.package.model import (
    CHANNELS,
    KINDS,
    Example,
    Expectation,
    ExpectedLetter,
    Person,
    Step,
)
from motcua.services.catalogue.package.scalars import (
    answers,
    bounded,
    data,
    key,
    moment,
    text,
    texts,
    whole,
    words,
)

REQUIRED = ("name", "kind", "at", "channel", "applicant", "answers", "expect")
OPTIONAL = ("by", "papers", "steps")
EXPECTED = ("path", "ends", "fee", "due")
MAY_EXPECT = ("case", "competent", "notes", "result", "letters")
NONE = ("unknown", "none")
"""How ``fee`` and ``due`` say that there is none to tell."""


def example_in(written: str, path: str) -> Example:
    """What the text of an example says. Raises ``WrongFile`` for the first mistake."""
    root = bounded(parse(written, Path(path)))
    fields = root.mapping(*REQUIRED, optional=OPTIONAL)
    return Example(
        file=path,
        name=words(fields["name"]),
        kind=fields["kind"].choice(KINDS),
        at=moment(fields["at"]),
        channel=fields["channel"].choice(CHANNELS),
        applicant=_person(fields["applicant"]),
        by=_person(fields["by"]) if "by" in fields else None,
        answers=answers(fields["answers"]),
        papers=texts(fields["papers"]) if "papers" in fields else (),
        steps=tuple(_step(item) for item in fields["steps"].items()) if "steps" in fields else (),
        expect=_expectation(fields["expect"]),
        lines=_lines(fields),
    )


def _person(value: Value) -> Person:
    fields = value.mapping("name", optional=("number", "born", "sex"))
    born = fields["born"].day() if "born" in fields else None
    return Person(fields["name"].text(), text(fields, "number"), born, text(fields, "sex"))


def _step(value: Value) -> Step:
    fields = value.mapping("step", optional=("outcome", "at", "data", "fails"))
    return Step(
        step=fields["step"].text(),
        outcome=text(fields, "outcome"),
        at=moment(fields["at"]) if "at" in fields else None,
        data=data(fields["data"]) if "data" in fields else {},
        fails=text(fields, "fails"),
    )


def _expectation(value: Value) -> Expectation:
    fields = value.mapping(*EXPECTED, optional=MAY_EXPECT)
    fee, due = fields["fee"], fields["due"]
    letters = fields["letters"].items() if "letters" in fields else None
    return Expectation(
        path=texts(fields["path"]),
        ends=fields["ends"].text(),
        fee=None if fee.text() in NONE else whole(fee),
        due=None if due.text() in NONE else moment(due),
        case=text(fields, "case"),
        competent=text(fields, "competent"),
        notes=texts(fields["notes"]) if "notes" in fields else None,
        result=key(fields["result"]) if "result" in fields else "",
        letters=None if letters is None else tuple(_letter(item) for item in letters),
    )


def _letter(value: Value) -> ExpectedLetter:
    fields = value.mapping("template", optional=("says", "not"))
    return ExpectedLetter(
        template=fields["template"].text(),
        says=texts(fields["says"]) if "says" in fields else (),
        silent=texts(fields["not"]) if "not" in fields else (),
    )


def _lines(fields: Mapping[str, Value]) -> dict[str, int]:
    expected = fields["expect"].entries()
    outer = {name: value.line for name, value in fields.items()}
    return outer | {f"expect.{name}": value.line for name, value in expected}
