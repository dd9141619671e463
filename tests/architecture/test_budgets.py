"""Each screen with a list asks the database a bounded number of times, however long the list is."""

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.kit.actor import system
from motcua.services.cases.models import Case, Draft
from motcua.services.cases.tests.conftest import WEDNESDAY, Ward
from motcua.services.cases.tests.conftest import ward as ward
from motcua.services.catalogue.actions.procedures import load_procedures

BUDGETS = {
    "/office/": ("van", 6),
    "/office/?done": ("van", 6),
    "/office/sign/": ("van", 6),
    "/cases/": ("lan", 8),
    "/search?q=ho": ("lan", 8),
}
"""Who looks, and the most queries, those for the session and the person included."""


def lines(ward: Ward, count: int) -> None:
    """So many more lines for every list."""
    for _ in range(count):
        ward.submitted()
        ward.proposed()
        done = Case.objects.filter(pk=ward.submitted().pk)
        done.update(state="issued", outcome="granted", issued_at=WEDNESDAY)
        release = done.get().release
        Draft.objects.create(release=release, applicant_id=ward.lan.person_id)


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_a_list_keeps_to_its_budget_and_asks_nothing_for_each_line(ward: Ward, settings):
    load_procedures(settings.PROFILE / "catalogue" / "procedures.yaml", actor=system("test"))
    people = {name: Client() for name, _most in BUDGETS.values()}
    for name, client in people.items():
        client.force_login(get_user_model().objects.get(username=name))
    lines(ward, 1)
    for path, (name, _most) in BUDGETS.items():
        people[name].get(path)

    few = {path: asked(people[name], path) for path, (name, _most) in BUDGETS.items()}
    lines(ward, 2)
    many = {path: asked(people[name], path) for path, (name, _most) in BUDGETS.items()}

    assert many == few
    assert {path: n for path, n in few.items() if n > BUDGETS[path][1]} == {}


def test_a_query_for_each_line_is_seen(ward: Ward):
    lines(ward, 1)
    with CaptureQueriesContext(connection) as few:
        [case.applicant.full_name for case in Case.objects.all()]
    lines(ward, 1)
    with CaptureQueriesContext(connection) as many:
        [case.applicant.full_name for case in Case.objects.all()]

    assert len(many) > len(few)
