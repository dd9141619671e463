"""The open data in a real browser: the page is clean to axe, and its addresses answer."""

import pytest
from playwright.sync_api import expect
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def test_a_reader_comes_from_any_page_and_tries_an_address(visitors: dict[str, Visitor]):
    reader = visitors["stranger"]
    reader.go("/procedures/1.001193")
    facts = reader.page.locator("script[type='application/ld+json']")
    assert '"GovernmentService"' in facts.text_content()

    reader.press("footer a[href='/open-data']")
    expect(reader.page.locator("main table")).to_have_count(2)
    expect(reader.page.locator("main a[href$='.ttl']")).not_to_have_count(0)

    answer = reader.page.request.get(f"{reader.url}/api/v1/procedures?q=giay+khai+sinh")
    assert answer.json()["items"][0]["code"] == "1.001193"
    with reader.page.expect_download() as download:
        reader.page.click("a[href='/open-data/procedures.csv']")
    assert download.value.suggested_filename == "procedures.csv"
