"""The whole way in a real browser, on a phone and at a desk: every page is clean to axe."""

import re
import time

import pytest
from playwright.sync_api import expect
from tests.journeys import birth
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

DOSSIER_CODE = re.compile(r"H17\.25\.8-\d{6}-\d{4}")


def wait_for_news(lan: Visitor, code: str) -> None:
    """The inbox tells within some seconds that the case was received, and that it is done."""
    until = time.monotonic() + 15
    lan.go("/inbox/")
    while lan.page.locator("main ul.lines a", has_text=code).count() < 2:
        assert time.monotonic() < until
        lan.page.goto(lan.url + "/inbox/")
    lan.look()


def look_at_messages(van: Visitor) -> None:
    """What went to whom, the texts and the mailbox, as the administrator sees them."""
    van.go("/office/admin/messages/?person=Lan")
    van.press("main td a, main th a")
    van.go("/office/admin/messages/texts/case-granted/")
    van.go("/office/admin/messages/mailbox/")
    van.press("main td a, main th a")
    van.go("/office/admin/messages/")


def test_the_whole_way(visitors: dict[str, Visitor], width: int, language: str) -> None:
    stranger, lan = visitors["stranger"], visitors["lan"]
    child = f"Trần Minh An {width} {language}"

    stranger.go("/")
    stranger.page.get_by_role("combobox").fill("lam giay khai sinh cho con")
    stranger.press("main form button")
    stranger.press("main a[href='/procedures/1.001193']")
    expect(stranger.page.locator("main a[href^='/apply/1.001193']")).to_be_visible()

    lan.enter_as_citizen("Trần Thị Lan")
    lan.go("/apply/1.001193/")
    lan.press("main form button")
    birth.answer_all(lan)
    birth.change_mind(lan, child)
    lan.press("main form button")
    receipt = lan.page.url.split("/")[-2]
    expect(lan.page.get_by_text(receipt)).to_be_visible()

    binh = visitors["binh"]
    binh.return_as_officer("binh")
    binh.press(f"main a[href='/office/cases/{receipt}/']")
    picture = binh.page.locator("img.preview").first
    picture.scroll_into_view_if_needed()
    picture.evaluate("picture => picture.decode()")
    binh.press("form[action$='/receive'] button")
    code = DOSSIER_CODE.findall(binh.page.locator("main").inner_text())[0]
    binh.press("form[action$='/propose'] button[class$='govuk-button--warning']")
    expect(binh.page.locator(".govuk-error-summary")).to_be_visible()
    binh.press("form[action$='/propose']:has(input[value=granted]) button")

    van = visitors["van"]
    van.return_as_officer("van")
    van.go("/office/sign/")
    van.press(f"main a[href='/office/sign/{receipt}/']")
    van.press("form:has(input[value=sign]) button")

    wait_for_news(lan, code)
    lan.press("main ul.lines a")
    lan.press(f"main a[href='/cases/{receipt}/']")
    lan.go("/inbox/settings")
    lan.press("main form button")
    lan.go("/cases/")
    lan.press(f"main a[href='/cases/{receipt}/']")
    with lan.page.expect_download() as download:
        lan.page.evaluate(
            """path => {
              const link = Object.assign(document.createElement('a'), { href: path, download: '' });
              link.click();
            }""",
            f"/cases/{receipt}/result.pdf",
        )
    result = download.value.path().read_bytes()

    look_at_messages(van)

    stranger.go("/verify")
    for content, verdict in ((result, "valid"), (result + b"\n% more\n", "extended")):
        stranger.page.goto(stranger.url + "/verify")
        stranger.page.set_input_files(
            "input[type=file]",
            {"name": "result.pdf", "mimeType": "application/pdf", "buffer": content},
        )
        stranger.press("main form button:not([type=button])")
        expect(stranger.page.locator(f"[data-verdict={verdict}]")).to_be_visible()
