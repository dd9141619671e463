"""Forms on a phone: without script, by keyboard alone, and a list of people.

With script the birth form is filled in by the whole way, in both languages.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys import birth, household
from tests.journeys.visitor import Visitor
from tests.running.operating import Demo

pytestmark = pytest.mark.journey

PHONE = {"width": 390, "height": 844}


@contextmanager
def phone(
    browser: Browser, url: str, axe: str, language: str, *, script: bool = True
) -> Iterator[Visitor]:
    """Hoàng Hải Yến with a phone of this language, whose browser runs scripts or does not."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=script)
    context.add_cookies([{"name": "language", "value": language, "url": url}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto(f"{url}/sign-in")
    page.locator("main a[href^='/sign-in/start']").click()
    page.get_by_role("button", name=re.compile("Hoàng Hải Yến")).click()
    page.wait_for_url(re.compile("/cases/"))
    yield Visitor(page, url, axe if script else "", PHONE["width"])
    context.close()


def begin(visitor: Visitor, code: str) -> None:
    """A new draft of a service; one of an earlier journey is dropped first."""
    page = visitor.page
    page.goto(f"{visitor.url}/apply/{code}/")
    page.locator("main form button").click()
    page.wait_for_url(re.compile("/apply/.{36}/"))
    draft = page.url.split("/")[4]
    page.goto(f"{visitor.url}/apply/{draft}/discard")
    page.locator("main form button").click()
    page.goto(f"{visitor.url}/apply/{code}/")
    visitor.press("main form button")


def test_the_birth_form_needs_no_script(browser: Browser, url: str, axe: str) -> None:
    with phone(browser, url, axe, "en", script=False) as yen:
        begin(yen, birth.CODE)
        birth.answer_all(yen)
        birth.change_mind(yen)


def reach(page: Page, selector: str) -> None:
    """Press the tabulator until this has the focus."""
    for _press in range(60):
        if page.evaluate("s => !!document.activeElement?.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{page.url}: the tabulator does not reach {selector}")


def press_key(page: Page, selector: str, key: str = "Enter") -> None:
    """Reach something that leads to another page, and press it."""
    reach(page, selector)
    with page.expect_navigation():
        page.keyboard.press(key)


def type_in(page: Page, fields: dict[str, str]) -> None:
    """Fill in a page with the keyboard: fields in their order, arrows within a choice."""
    for name, text in fields.items():
        field = f"main [name='{name}']"
        reach(page, field)
        match birth.kind_of(page, name):
            case "radio":
                page.keyboard.press("Space")
                while not page.locator(f"{field}[value='{text}']").is_checked():
                    page.keyboard.press("ArrowDown")
            case "checkbox":
                page.keyboard.press("Space")
            case "select":
                expect(page.locator(f"{field} option", has_text=text)).to_have_count(1)
                expect(page.locator(f"{field} option").first).not_to_contain_text("first")
                while page.locator(field).evaluate("list => list.selectedOptions[0].text") != text:
                    page.keyboard.press("ArrowDown")
            case _:
                page.keyboard.press("ControlOrMeta+A")
                page.keyboard.type(text)


def test_the_birth_form_by_keyboard_alone(browser: Browser, url: str, axe: str) -> None:
    with phone(browser, url, axe, "vi") as yen:
        begin(yen, birth.CODE)
        page = yen.page
        page.on("filechooser", lambda _chooser: None)  # the browser's own window would stay open
        press_key(page, ".govuk-task-list__link")
        for address, fields in birth.PAGES.items():
            expect(page).to_have_url(birth.at(address))
            if address == "mother":
                press_key(page, "a[hreflang=en], button[lang=en]")
                expect(page.locator("html")).to_have_attribute("lang", "en")
            expect(page.get_by_role("button", name="Show its communes")).to_have_count(0)
            type_in(page, fields)
            if address == "birth_paper":
                reach(page, "button.govuk-file-upload-button")
                with page.expect_file_chooser() as chooser:
                    page.keyboard.press("Space")
                chooser.value.set_files([birth.photo("giay.jpg")])
            press_key(page, birth.GO_ON)

        expect(page).to_have_url(birth.at("check"))
        expect(page.get_by_text("giay.jpg")).to_be_visible()
        expect(page.get_by_text("16,000")).not_to_have_count(0)


@pytest.fixture(scope="module")
def installed(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The example form as a service of the running demo; its code."""
    folder = tmp_path_factory.mktemp("profile") / "services" / "welfare" / "household"
    done = demo.run("service", "install", str(household.build(folder)))
    assert done.returncode == 0, done.stderr
    return household.CODE


def add_member(visitor: Visitor, name: str, year: int, amount: str) -> None:
    page = visitor.page
    visitor.press("button[name=add]")
    birth.fill(
        page,
        {
            "member_name": name,
            "member_born-day": "2",
            "member_born-month": "3",
            "member_born-year": str(year),
        },
    )
    birth.go_on(visitor)
    visitor.press("button[name=add]")
    birth.fill(page, {"income_kind": "pension", "amount": amount})
    birth.go_on(visitor)
    birth.go_on(visitor)


def test_a_household_with_its_members_incomes_and_elder(
    browser: Browser, url: str, axe: str, installed: str
) -> None:
    with phone(browser, url, axe, "vi") as yen:
        page = yen.page
        begin(yen, installed)
        expect(page.locator(".govuk-task-list__item")).to_have_count(3)
        yen.press(".govuk-task-list__link")
        home = birth.PAGES["mother_residence"]
        birth.fill(page, {name.replace("mother_residence", "home"): home[name] for name in home})
        birth.go_on(yen)
        add_member(yen, "Trần Văn Ba", 1958, "4200000")
        add_member(yen, "Lê Thị Tư", 1990, "6000000")
        yen.press("button[name=add]")
        page.go_back()
        yen.press(".rows__row:last-child button[name=remove]")
        expect(page.locator(".rows__row")).to_have_count(2)
        birth.go_on(yen)
        page.locator("#elder_care").check()
        birth.go_on(yen)
        page.locator("#declaration").check()
        birth.go_on(yen)

        expect(page).to_have_url(birth.at("check"))
        expect(page.get_by_text("10.200.000 đồng")).to_be_visible()
