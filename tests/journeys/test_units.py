"""The tree of organisations in a real browser, on a phone and at a desk: clean to axe."""

import pytest
from playwright.sync_api import expect
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

TREE = "/office/admin/units/"


def test_an_administrator_looks_at_the_tree_and_at_each_form(visitors: dict[str, Visitor]):
    van = visitors["van"]
    van.return_as_officer("van")
    van.go(TREE)
    van.page.fill("#q", "hải châu")
    van.press("main form button")
    van.press("main table a")
    expect(van.page.locator("main")).to_contain_text("000.08.25.H17")

    van.page.locator("main ul a[href$=rename]").click()
    van.page.fill("#name_vi", "")
    van.press("main form button")
    expect(van.page.locator(".govuk-error-summary")).to_be_visible()
    here = van.page.url.removeprefix(van.url).rpartition("/")[0]
    for act in ("move", "merge", "split", "end", "create", "hours", "day"):
        van.go(f"{here}/{act}")
    van.go(f"{TREE}?on-day=31&on-month=2&on-year=2025")
    expect(van.page.locator(".govuk-error-summary")).to_be_visible()
