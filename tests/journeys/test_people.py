"""Acting for others, one's own page and tending people in a real browser: clean to axe."""

import re
import time

import pytest
from playwright.sync_api import expect
from tests.journeys.visitor import Visitor

from motcua.kit.totp import code_at

pytestmark = pytest.mark.journey

OFFICE = ("", "invite", "substitute", "corrections/", "represent")


def give(lan: Visitor) -> str:
    """The address of a mandate for Huy; a form that is not filled in is said to be so."""
    lan.go("/me/mandates/give")
    lan.press("main form button")
    expect(lan.page.locator(".govuk-error-summary")).to_be_visible()
    lan.page.locator("#kind").check()
    lan.page.locator("#holder_name").fill("Phạm Quốc Huy")
    lan.page.locator("#holder_number").fill("048 088 000 002")
    lan.page.locator("#services").check()
    lan.press("main form button")
    return lan.page.url.removeprefix(lan.url)


def test_a_mandate_is_given_used_and_ended(visitors: dict[str, Visitor]) -> None:
    lan, huy = visitors["lan"], visitors["stranger"]
    lan.enter_as_citizen("Trần Thị Lan")
    huy.enter_as_citizen("Phạm Quốc Huy")
    mandate = give(lan)
    lan.go("/me/mandates/")

    huy.go(mandate)
    huy.press("form:has(input[value=accept]) button")
    huy.press("form[action$='/act'] button")
    expect(huy.page.locator(".acting b")).to_have_text("Trần Thị Lan")
    huy.go("/apply/1.001193/")
    lan.go(mandate)
    lan.press("form:has(input[value=end]) button")

    huy.go("/cases/")
    expect(huy.page.locator(".acting")).to_have_count(0)
    huy.go("/me/mandates/")


def test_one_s_own_page(visitors: dict[str, Visitor]) -> None:
    lan = visitors["lan"]
    lan.enter_as_citizen("Trần Thị Lan")
    lan.go("/me/")
    expect(lan.page.get_by_text("048196000001")).to_have_count(0)
    lan.press("form[action$='/number'] button")
    expect(lan.page.get_by_text("048196000001")).to_be_visible()
    lan.go("/me/looks")
    lan.go("/me/corrections")
    lan.press("main form button")
    expect(lan.page.locator(".govuk-error-summary")).to_be_visible()
    lan.go("/me/contacts/email")
    lan.press("main form button")
    expect(lan.page.locator("#code")).to_be_visible()


def test_people_are_tended_and_a_newcomer_sets_up_a_second_factor(
    visitors: dict[str, Visitor],
) -> None:
    van, stranger = visitors["van"], visitors["stranger"]
    van.return_as_officer("van")
    for page in OFFICE:
        van.go(f"/office/people/{page}")
    van.go("/office/people/")
    van.press("main table a")
    open_account(stranger, invitation_by(van))

    stranger.page.wait_for_url(re.compile("/factors/$"))
    stranger.press("main a[href$='/factors/app']")
    secret = stranger.page.locator("main code").inner_text()
    stranger.page.locator("#code").fill(code_at(secret, time.time()))
    stranger.press("main form button")
    expect(stranger.page).to_have_url(re.compile("/factors/(codes)?$"))
    for page in ("codes", "codes/new", "app/remove", "passkey", ""):
        stranger.go(f"/office/sign-in/factors/{page}")
    stranger.press("main a[href$='/factors/codes']")
    stranger.go("/office/")


def invitation_by(van: Visitor) -> str:
    """The path of a link that opens one account."""
    van.go("/office/people/invite")
    van.page.locator("#full_name").fill("Hồ Văn Mới")
    van.page.locator("#role").select_option("clerk")
    van.press("main form button")
    link = van.page.locator(".govuk-inset-text").inner_text().strip()
    return link[link.index("/invitations/") :]


def open_account(stranger: Visitor, invitation: str) -> None:
    """Accept, and give the new password at the door."""
    stranger.go(invitation)
    expect(stranger.page.get_by_role("heading", level=1)).to_contain_text("Hồ Văn Mới")
    name, password = f"moi-{time.monotonic_ns()}", "một-cửa-của-người-mới"
    for _page in ("invitation", "sign-in"):
        form = stranger.page.locator("main form", has=stranger.page.locator("#password"))
        form.locator("#username").fill(name)
        form.locator("#password").fill(password)
        form.locator("button").click()
        stranger.page.wait_for_load_state()
        stranger.look()
