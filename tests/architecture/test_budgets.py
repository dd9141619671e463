"""Each screen with a list asks the database a bounded number of times, however long the list is."""

from itertools import count

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.foundation.identity.actions import create_account, create_person, grant_role
from motcua.foundation.identity.models import CorrectionRequest, Mandate
from motcua.foundation.journal.follow import follow_once
from motcua.foundation.journal.models import Entry, Held
from motcua.foundation.notifications.models import Delivery
from motcua.kit.actor import system
from motcua.services.cases.actions.looking import note_view
from motcua.services.cases.handlers import write_receipt
from motcua.services.cases.models import Case, Draft
from motcua.services.cases.tests.conftest import WEDNESDAY, Ward
from motcua.services.cases.tests.conftest import ward as ward
from motcua.services.catalogue.tests.records import line, take_over
from motcua.web.shared.tests.entering import enter

BUDGETS = {
    "/office/": ("van", 6),
    "/office/?done": ("van", 6),
    "/office/sign/": ("van", 6),
    "/office/admin/": ("van", 10),
    "/office/admin/dead-letters/": ("van", 11),
    "/office/admin/jobs/": ("van", 10),
    "/office/admin/messages/": ("van", 11),
    "/office/admin/messages/?person=lan": ("van", 11),
    "/inbox/": ("lan", 6),
    "/cases/": ("lan", 9),
    "/search?q=ho": ("lan", 8),
    "/me/looks": ("lan", 8),
    "/me/mandates/": ("lan", 10),
    "/office/people/?unit=H17.25.8": ("van", 12),
    "/office/people/corrections/": ("van", 6),
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
        people_lines(ward, number, done.get())
        Held.objects.create(
            subscription="test", subject=entry.subject, position=number, entry_id=entry.pk, tries=9
        )
    while follow_once():
        pass
    Delivery.objects.filter(channel="email", state="queued").update(state="gave_up")


def people_lines(ward: Ward, number: int, case: Case) -> None:
    """One more person, with a role, a mandate, a request, and a look at a case."""
    me = system("test")
    person_id = create_person(full_name=f"Người {number}", actor=me)
    account_id = create_account(
        username=f"person{number}", password="a-door-ajar", person_id=person_id, actor=me
    )
    grant_role(
        account_id=account_id,
        role="clerk",
        unit_id=case.competent_unit_id,
        valid_from=WEDNESDAY.date().replace(month=1),
        actor=me,
    )
    Mandate.objects.create(
        giver_person_id=ward.lan.person_id,
        holder_id=person_id,
        kind="relative",
        valid_from=WEDNESDAY.date(),
        given_at=WEDNESDAY,
    )
    CorrectionRequest.objects.create(
        person_id=person_id,
        field="sex",
        wanted="nam",
        asked_at=WEDNESDAY,
        due_on=WEDNESDAY.date(),
    )
    note_view(case_id=case.pk, actor=ward.officer, now=WEDNESDAY)


def asked(client: Client, path: str) -> tuple[int, int]:
    """How many queries, and how long the page is."""
    with CaptureQueriesContext(connection) as queries:
        page = client.get(path)
    assert page.status_code == 200
    return len(queries), len(page.content)


def look_once(people: dict[str, Client]) -> None:
    """Lets each process keep what it keeps in memory, such as the names of procedures."""
    for path, (name, _most) in BUDGETS.items():
        people[name].get(path)


def test_a_list_keeps_to_its_budget_and_asks_nothing_for_each_line(ward: Ward, settings):
    settings.SMTP_URL = "smtp://127.0.0.1:1"
    people = {name: Client() for name, _most in BUDGETS.values()}
    for name, client in people.items():
        enter(client, name)
    lines(ward, 1)
    look_once(people)
    few = {path: asked(people[name], path) for path, (name, _most) in BUDGETS.items()}
    lines(ward, 2)
    look_once(people)
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
