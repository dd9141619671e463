"""Each screen with a list asks the database a bounded number of times, however long the list is."""

from itertools import count

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.foundation.journal.follow import give_positions
from motcua.foundation.journal.models import Entry, Held
from motcua.services.cases.handlers import write_receipt
from motcua.services.cases.models import Case, Draft
from motcua.services.cases.tests.conftest import WEDNESDAY, Ward
from motcua.services.cases.tests.conftest import ward as ward
from motcua.services.catalogue.tests.records import line, take_over

BUDGETS = {
    "/office/": ("van", 6),
    "/office/?done": ("van", 6),
    "/office/sign/": ("van", 6),
    "/office/admin/": ("van", 10),
    "/office/admin/dead-letters/": ("van", 10),
    "/office/admin/jobs/": ("van", 10),
    "/cases/": ("lan", 8),
    "/search?q=ho": ("lan", 8),
}
"""Who looks, and the most queries, those for the session and the person included."""
NUMBERS = count(1)


def lines(ward: Ward, more: int) -> None:
    """So many more lines for every list."""
    for _ in range(more):
        number = next(NUMBERS)
        ward.submitted()
        ward.proposed()
        done = Case.objects.filter(pk=ward.submitted().pk)
        done.update(state="issued", outcome="granted", issued_at=WEDNESDAY)
        Draft.objects.create(release=done.get().release, applicant_id=ward.lan.person_id)
        take_over(line(f"9.{number:06}", "Thủ tục cấp sổ hộ khẩu"))
        write_receipt.defer(case_id=done.get().pk)
        entry = Entry.objects.latest("pk")
        Held.objects.create(
            subscription="test", subject=entry.subject, position=number, entry_id=entry.pk, tries=9
        )
    give_positions()


def asked(client: Client, path: str) -> tuple[int, int]:
    """How many queries, and how long the page is."""
    with CaptureQueriesContext(connection) as queries:
        page = client.get(path)
    assert page.status_code == 200
    return len(queries), len(page.content)


def test_a_list_keeps_to_its_budget_and_asks_nothing_for_each_line(ward: Ward):
    people = {name: Client() for name, _most in BUDGETS.values()}
    for name, client in people.items():
        client.force_login(get_user_model().objects.get(username=name))
    lines(ward, 1)
    for path, (name, _most) in BUDGETS.items():
        people[name].get(path)

    few = {path: asked(people[name], path) for path, (name, _most) in BUDGETS.items()}
    lines(ward, 2)
    many = {path: asked(people[name], path) for path, (name, _most) in BUDGETS.items()}

    assert [path for path in BUDGETS if many[path][1] <= few[path][1]] == []
    assert {path: many[path][0] - few[path][0] for path in BUDGETS} == dict.fromkeys(BUDGETS, 0)
    assert {path: n for path, (n, _size) in many.items() if n > BUDGETS[path][1]} == {}


def test_a_query_for_each_line_is_seen(ward: Ward):
    lines(ward, 1)
    with CaptureQueriesContext(connection) as few:
        [case.applicant.full_name for case in Case.objects.all()]
    lines(ward, 1)
    with CaptureQueriesContext(connection) as many:
        [case.applicant.full_name for case in Case.objects.all()]

    assert len(many) > len(few)
