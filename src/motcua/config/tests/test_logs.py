"""What is logged, and what never is."""

import json
import logging
import sys
from datetime import datetime

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError

from motcua.config.logs import JsonLines, Sentences
from motcua.kit.context import acted_by, caused_by

PERSONAL_NUMBER = "048196000001"


def record(message: str = "said", **more: object) -> logging.LogRecord:
    made = logging.LogRecord("motcua.web", logging.INFO, __file__, 1, message, None, None)
    vars(made).update(more)
    return made


def test_a_line_names_the_request_and_the_account_that_caused_it():
    with caused_by("abc", "/cases/"):
        acted_by(7)
        line = json.loads(JsonLines().format(record(facts={"status": 200})))

    assert datetime.fromisoformat(line.pop("time")).utcoffset().total_seconds() == 0
    assert line == {
        "level": "INFO",
        "logger": "motcua.web",
        "message": "said",
        "request": "abc",
        "account": 7,
        "path": "/cases/",
        "status": 200,
    }


def test_outside_a_request_nobody_is_named():
    with caused_by("abc"):
        acted_by(7)

    assert {"request", "account", "path"} & json.loads(JsonLines().format(record())).keys() == set()


def test_a_person_at_a_terminal_reads_a_sentence():
    with caused_by("abc"):
        said = Sentences().format(record("The disk is full"))

    assert said.endswith("motcua.web: The disk is full (request abc)")


@pytest.mark.django_db
def test_the_values_that_a_database_complains_of_are_not_logged():
    content = {"app_label": PERSONAL_NUMBER, "model": "one"}
    ContentType.objects.create(**content)
    try:
        ContentType.objects.create(**content)
    except IntegrityError as error:
        line = JsonLines().format(record(str(error), exc_info=sys.exc_info()))

    assert "duplicate key" in line
    assert "DETAIL: not logged" in line
    assert PERSONAL_NUMBER not in line
