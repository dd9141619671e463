"""Through the doors in a real browser: by app, by passkey, at level 2, and out everywhere."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def give_device(page: Page) -> None:
    """A device of the browser's own that keeps passkeys and always finds its owner's finger."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_an_officer_makes_a_passkey_and_signs_in_by_it_alone(visitors: dict[str, Visitor]) -> None:
    binh = visitors["binh"]
    give_device(binh.page)
    binh.enter_as_officer("binh")
    binh.go("/office/sign-in/factors/")
    binh.press("main a[href$='/factors/passkey']")
    binh.give_code("binh")
    binh.page.wait_for_url(re.compile("/factors/passkey$"))
    binh.look()
    binh.page.locator("#name").fill(f"laptop {binh.width}")
    binh.page.locator("[data-module=passkey] button").click()
    binh.page.wait_for_url(re.compile("/factors/(codes)?$"))
    binh.look()
    binh.go("/office/sign-in/factors/")
    expect(binh.page.get_by_text(f"laptop {binh.width}").first).to_be_visible()
    binh.page.locator("form[action='/sign-out'] button").click()

    binh.go("/office/sign-in/")
    binh.page.locator("[data-module=passkey] button").click()

    binh.page.wait_for_url(re.compile("/office/$"))
    expect(binh.page.locator(".head__nav")).to_contain_text("Nguyễn Văn Bình")
    binh.go("/sessions/")
    binh.go("/office/sign-in/again")
    binh.page.locator("[data-module=passkey] button").click()
    binh.page.wait_for_url(re.compile("/office/$"))


def test_a_level_is_raised_at_the_provider_and_some_cannot(visitors: dict[str, Visitor]) -> None:
    stranger = visitors["stranger"]
    stranger.go("/sign-in/level?level=2&next=/cases/")
    stranger.press("main a[href^='/sign-in/start']")
    stranger.page.get_by_role("button", name=re.compile("Đặng Quang Minh")).click()
    stranger.page.wait_for_url(re.compile("/sign-in/callback"))
    stranger.look()
    expect(stranger.page.locator("main a[href^='/sign-in/start?level=2']")).to_be_visible()

    stranger.press("main a[href^='/sign-in/start']")
    stranger.page.get_by_role("button", name=re.compile("Hoàng Hải Yến")).click()
    stranger.page.wait_for_url(re.compile("/cases/"))
    stranger.look()
    expect(stranger.page.locator(".head__nav")).to_contain_text("Hoàng Hải Yến")


def test_a_request_that_the_provider_cannot_read_ends_in_a_page(
    visitors: dict[str, Visitor],
) -> None:
    lan = visitors["lan"]
    lan.go("/sign-in")
    lan.press("main a[href^='/sign-in/start']")
    provider = re.match("https?://[^/]+", lan.page.url)[0]

    lan.page.goto(f"{provider}/auth?client_id=nobody")

    expect(lan.page.get_by_role("heading", level=1)).to_be_visible()
    lan.look()


def test_signing_out_here_signs_out_at_the_provider(visitors: dict[str, Visitor]) -> None:
    lan = visitors["lan"]
    lan.enter_as_citizen("Trần Thị Lan")
    lan.page.locator("form[action='/sign-out'] button").click()
    lan.page.wait_for_url(re.compile("/session/end"))
    lan.look()
    lan.page.locator("main button").first.click()
    lan.page.wait_for_url(f"{lan.url}/")

    lan.go("/sign-in")
    lan.press("main a[href^='/sign-in/start']")
    expect(lan.page).to_have_url(re.compile("/choose/"))
