"""The gallery in a real browser: on a phone and a desk, in both languages, checked by axe."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASK_AXE = """async rules => {
  const result = await axe.run({ runOnly: rules });
  return result.violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.html)]);
}"""
PAGES = (
    "/gallery/",
    "/gallery/questions",
    "/privacy",
    "/accessibility",
    "/contact",
    "/no-such-page",
)


@pytest.fixture(autouse=True)
def demo(settings: Any) -> None:
    settings.DEMO = True


def open_page(
    browser: Browser, url: str, *, width: int, language: str, script: bool = True
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    context.add_cookies([{"name": "language", "value": language, "url": url}])
    page = context.new_page()
    page.set_default_timeout(10_000)
    return page


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_and_nothing_overflows(
    browser: Browser, live_server: LiveServer, axe: str, width: int, language: str
) -> None:
    page = open_page(browser, live_server.url, width=width, language=language)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.on("console", lambda m: broken.append(m.text) if "Content Security" in m.text else None)

    for address in PAGES:
        page.goto(live_server.url + address)
        page.evaluate(axe)

        assert page.evaluate(ASK_AXE, RULES) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        assert page.locator("html").get_attribute("lang") == language
    assert broken == []
    page.context.close()


def test_behaviour_comes_with_the_script_and_is_not_needed(
    browser: Browser, live_server: LiveServer
) -> None:
    with_script, without = (
        open_page(browser, live_server.url, width=1280, language="vi", script=script)
        for script in (True, False)
    )
    for page in (with_script, without):
        page.goto(f"{live_server.url}/gallery/")

    assert with_script.get_by_role("button", name="Giấy chứng sinh").is_visible()
    assert without.locator("input[type=file][name=certificate]").is_visible()
    for page in (with_script, without):
        page.context.close()


def test_the_keyboard_comes_past_the_head_in_one_step(
    browser: Browser, live_server: LiveServer
) -> None:
    page = open_page(browser, live_server.url, width=1280, language="vi")
    page.goto(f"{live_server.url}/privacy")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Đến thẳng nội dung"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.context.close()
