"""One citizen lets another act for her, and ends it."""

import re
from urllib.parse import urlsplit

from motcua.cli.walkthrough.browser import Browser, expect

PERSONAL_NUMBER = re.compile(r"\b\d{12}\b")


def help_and_end(giver: Browser, helper: Browser, procedure: str) -> str:
    """The helper starts a draft for the giver, who sees it; once she ends it he is refused."""
    name, number = who_is(helper)
    mandate = given(giver, name, number, procedure)
    helper.open(mandate)
    helper.fill({"act": "accept"}, having="act")
    helper.fill({})
    expect("/cases/" in helper.address, "the helper cannot act under the mandate")
    helper.open(f"/apply/{procedure}/")
    helper.fill({})
    draft = urlsplit(helper.address).path.split("/")[2]

    giver.open("/cases/")
    expect(name in giver.text, "the giver does not see who began the draft")
    discard = giver.link(draft + "/discard")
    giver.open(mandate)
    expect(procedure in giver.text, "the mandate's history does not show the draft")
    giver.fill({"act": "end"}, having="act")

    helper.open(f"/apply/{procedure}/", status=403)
    helper.open("/cases/")
    expect(draft not in " ".join(helper.links("/apply/")), "the helper still sees the draft")
    giver.open(discard)
    giver.fill({})
    return f"{name}, then refused"


def who_is(browser: Browser) -> tuple[str, str]:
    """Name and personal number, as one's own page shows them on demand."""
    browser.open("/me/")
    expect(PERSONAL_NUMBER.search(browser.text) is None, "the number is not masked")
    browser.fill({})
    number = PERSONAL_NUMBER.search(browser.text)
    expect(number is not None, "one's own page does not show the number on demand")
    name = browser.main.find(".//dd[@class='govuk-summary-list__value']").text_content().strip()
    return name, number.group(0) if number else ""


def given(giver: Browser, name: str, number: str, procedure: str) -> str:
    """The address of a new mandate; one for a number that does not fit the name is refused."""
    giver.open("/me/mandates/give")
    facts = {"holder_number": number, "kind": "relative", "services": procedure}
    giver.fill(facts | {"holder_name": "Không Phải Tên"}, having="holder_name", status=422)
    giver.fill(facts | {"holder_name": name}, having="holder_name")
    return urlsplit(giver.address).path
