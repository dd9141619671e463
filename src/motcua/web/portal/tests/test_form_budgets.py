"""Every page of a form asks the database a bounded number of times, however many rows it has."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.foundation.identity.models import Account
from motcua.services.cases.actions.drafts import start_draft
from motcua.services.cases.queries.drafts import draft_of
from motcua.services.cases.tests.conftest import CODE, Ward
from motcua.web.portal.tests.test_household import add_income, add_member, path
from motcua.web.portal.tests.test_household import lan as householder  # noqa: F401

pytestmark = pytest.mark.django_db
MOST = 12
"""The session, the person and the journal of looks included."""


def asked(client: Client, address: str) -> int:
    """How many queries a page takes, once what a process keeps in memory is there."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    return len(queries)


def test_no_page_of_the_birth_form_takes_more_than_twelve_queries(ward: Ward, client: Client):
    client.force_login(Account.objects.get(username="huy"))
    begun = start_draft(code=CODE, actor=ward.huy).pk
    parts = {f"/apply/{begun}/": asked(client, f"/apply/{begun}/")}
    whole = ward.draft(ward.huy)
    stops = draft_of(whole, actor=ward.huy).walk.stops
    addresses = [f"/apply/{whole}/{each}" for each in ("check", *(s.address for s in stops))]

    counted = parts | {address: asked(client, address) for address in addresses}

    assert len(counted) == len(stops) + 2
    assert {address: n for address, n in counted.items() if n > MOST} == {}


def test_more_rows_take_no_more_queries(householder: Client):  # noqa: F811
    addresses = [path(), path("members")]
    row = add_member(householder, "Trần Văn Ba", 1958)
    add_income(householder, row, "4.200.000")
    addresses += [f"{row}/member", f"{row}/incomes"]
    few = {each: asked(householder, each) for each in addresses}
    for year in (1970, 1980, 1990):
        add_member(householder, f"Người sinh năm {year}", year)
        add_income(householder, row, "1.000.000")

    assert {each: asked(householder, each) for each in addresses} == few
    assert max(few.values()) <= MOST
