"""Sixty everyday questions find their procedure among all real ones; half never tuned anything."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.db import transaction

from motcua.kit.actor import system
from motcua.services.catalogue.actions.procedures import (
    SourceFile,
    import_procedures,
    load_procedures,
)
from motcua.services.catalogue.finding.wording import search_words
from motcua.services.catalogue.models import Procedure
from motcua.services.catalogue.queries import names
from motcua.services.catalogue.queries.search import search

pytestmark = pytest.mark.django_db

QUESTIONS = Path(__file__).with_name("everyday_questions.yaml")
HALVES = ("tuned", "held_out")
FRESH = "fresh"


@dataclass(frozen=True)
class Hits:
    """Shares of questions whose procedure came first, or among the first three."""

    at_1: float
    at_3: float
    missed: tuple[str, ...]
    """Questions whose procedure did not come first, with what came instead."""


def questions(half: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))[half])


@pytest.fixture(scope="module")
def national_catalogue(
    shared: Path, django_db_setup: None, django_db_blocker: Any
) -> Iterator[None]:
    """The profile's own list and all national records, taken over once for this file."""
    source = shared / "data" / "procedures.jsonl.gz"
    if not source.is_file():
        pytest.skip(f"{source} is absent")
    with django_db_blocker.unblock(), transaction.atomic():
        somebody = system("test")
        load_procedures(settings.PROFILE / "catalogue" / "procedures.yaml", actor=somebody)
        import_procedures(SourceFile(source), source=source.name, actor=somebody)
        yield
        transaction.set_rollback(True)


def hits(half: str) -> Hits:
    at_1 = at_3 = 0
    missed = []
    asked = questions(half)
    for question in asked:
        found = [line.code for line in search(question["ask"]).lines[:3]]
        at_1 += bool(found) and found[0] in question["first"]
        at_3 += bool(set(found) & set(question["first"]))
        if not found or found[0] not in question["first"]:
            missed.append(f"{question['ask']}: {', '.join(found) or 'nothing'}")
    return Hits(at_1 / len(asked), at_3 / len(asked), tuple(missed))


def test_each_part_has_thirty_questions_and_none_stands_twice() -> None:
    parts = [questions(part) for part in (*HALVES, FRESH)]

    assert [len(part) for part in parts] == [30, 30, 30]
    assert len({question["ask"] for part in parts for question in part}) == 90


def test_every_expected_procedure_is_in_the_national_catalogue(national_catalogue: None) -> None:
    expected = {
        code
        for part in (*HALVES, FRESH)
        for question in questions(part)
        for code in question["first"]
    }

    known = set(Procedure.objects.filter(code__in=expected).values_list("code", flat=True))

    assert known == expected


@pytest.mark.parametrize("half", HALVES)
def test_the_expected_procedure_comes_first(national_catalogue: None, half: str) -> None:
    found = hits(half)

    assert found.at_1 >= 0.9, found.missed
    assert found.at_3 >= 0.95, found.missed


def test_fresh_questions_say_how_well_it_generalises(national_catalogue: None) -> None:
    found = hits(FRESH)

    assert found.at_1 >= 0.65, found.missed
    assert found.at_3 >= 0.8, found.missed


@pytest.fixture
def untaught(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The search without the phrases that are held-out questions word for word; how many fell."""
    taught = names._everyday()
    asked = {taught.write_out(tuple(search_words(each["ask"]))) for each in questions("held_out")}
    means = {say: mean for say, mean in taught.means.items() if say == mean or say not in asked}
    monkeypatch.setattr(names, "_everyday", lambda: replace(taught, means=means))
    names._kept.clear()
    yield len(taught.means) - len(means)
    names._kept.clear()


def test_held_out_questions_are_answered_without_the_phrases_that_repeat_them(
    national_catalogue: None, untaught: int
) -> None:
    found = hits("held_out")

    assert untaught == 18
    assert found.at_1 >= 0.85, found.missed
    assert found.at_3 >= 0.9, found.missed
