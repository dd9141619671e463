"""Finding a procedure in a real browser: with and without JavaScript, on a phone and at a desk."""

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

BIRTH = "/procedures/1.001193"
ASKED = "giay khai sinh"


def test_the_procedure_of_a_paper_comes_while_it_is_typed(visitors: dict[str, Visitor]) -> None:
    lan = visitors["lan"]
    lan.go("/")
    before = lan.page.locator("main h2").first.bounding_box()
    lan.page.locator("#q").press_sequentially(ASKED, delay=20)
    option = lan.page.get_by_role("option").first

    expect(option).to_contain_text("Đăng ký khai sinh")
    expect(lan.page.locator("form [role=status]")).not_to_be_empty()
    assert lan.page.locator("main h2").first.bounding_box() == before
    lan.look()

    lan.page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    lan.page.keyboard.press("Escape")
    expect(lan.page.get_by_role("listbox")).to_be_hidden()
    lan.page.locator("#q").press("End")
    lan.page.keyboard.type(" ")
    expect(option).to_be_visible()
    lan.page.keyboard.press("ArrowDown")
    lan.page.keyboard.press("Enter")
    lan.page.wait_for_url(f"**{BIRTH}")
    lan.look()


def test_from_the_question_to_the_papers_of_ones_own_case(visitors: dict[str, Visitor]) -> None:
    lan = visitors["lan"]
    lan.go("/")
    lan.page.fill("#q", ASKED)
    lan.page.keyboard.press("Enter")
    lan.page.wait_for_url("**/search?q=giay+khai+sinh")
    lan.look()
    expect(lan.page.locator(".lines a").first).to_have_attribute("href", BIRTH)

    lan.press(".filters a[href*='level=commune']")
    expect(lan.page.locator(".chip")).to_have_count(1)
    lan.press(f".lines a[href='{BIRTH}']")
    lan.press(".pick__case")
    expect(lan.page.locator(".pick__case[aria-current]")).to_have_count(1)

    lan.page.locator("#where summary").click()
    lan.press("#where form:has(#commune) button")
    expect(lan.page.locator(".place__name")).to_be_visible()
    lan.press(".place__name a")
    lan.go("/life/birth")
    lan.press(".lines a")


@pytest.mark.parametrize("size", [390, 1280])
def test_without_javascript_enter_finds_the_same(browser: Browser, url: str, size: int) -> None:
    context = browser.new_context(
        viewport={"width": size, "height": 900}, java_script_enabled=False
    )
    page: Page = context.new_page()
    page.goto(url)
    page.fill("#q", ASKED)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=giay+khai+sinh")
    first = page.locator(".lines a").first
    expect(first).to_have_text("Đăng ký khai sinh")

    first.click()
    page.wait_for_url(f"**{BIRTH}")
    page.locator(".pick__case").first.click()
    expect(page.locator(".pick__case[aria-current]")).to_have_count(1)
    expect(page.locator(".share button").first).to_be_hidden()
    context.close()


def test_on_paper_the_page_is_what_one_needs_at_the_counter(visitors: dict[str, Visitor]) -> None:
    lan = visitors["lan"]
    lan.go(BIRTH)
    lan.page.emulate_media(media="print")

    for unseen in (".head__nav", ".pick", ".share__acts", ".choose"):
        for element in lan.page.locator(unseen).all():
            expect(element).to_be_hidden()
    expect(lan.page.locator(".share__code")).to_be_visible()
    expect(lan.page.locator("#papers .papers").first).to_be_visible()
