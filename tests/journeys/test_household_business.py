"""A family registers its karaoke bar: every page, on a phone and at a desk."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.test_forms import begin
from tests.journeys.test_whole_way import photo
from tests.journeys.visitor import Visitor
from tests.running.operating import Demo

pytestmark = pytest.mark.journey

CODE = "1.001612"
FOLDER = Path(__file__).parents[2] / "profiles/vietnam/services/business/household-business"


@pytest.fixture(scope="module")
def business(demo: Demo) -> str:
    """The code of the service, installed in the running demo."""
    done = demo.run("service", "install", str(FOLDER))
    assert done.returncode == 0, done.stderr
    return CODE


def go_on(visitor: Visitor) -> None:
    visitor.press("main form button[data-prevent-double-click]:not([name])")


def address(page: Page, key: str, street: str) -> None:
    page.locator(f"#{key}-province").fill("Đà Nẵng")
    page.locator(f"#{key}-commune").fill("Phường Hải Châu")
    page.locator(f"#{key}-street").fill(street)


def choose(page: Page, value: str) -> None:
    page.locator(f"main input[value={value}]").check()


def say_who_and_what(visitor: Visitor) -> None:
    page = visitor.page
    choose(page, "owner")
    go_on(visitor)
    page.locator("#phone").fill("0905 123 456")
    go_on(visitor)
    page.locator("#business_name").fill("Hộ kinh doanh Công ty Karaoke")
    go_on(visitor)
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    page.locator("#business_name").fill("Karaoke Sông Hàn")
    go_on(visitor)
    address(page, "seat", "12 Bạch Đằng")
    go_on(visitor)
    visitor.press("button[name=add]")
    page.locator("#line_name").fill("Hoạt động karaoke")
    go_on(visitor)
    go_on(visitor)
    for part, text in (("day", "1"), ("month", "12"), ("year", "2036")):
        page.locator(f"#start_date-{part}").fill(text)
    go_on(visitor)
    page.locator("#capital").fill("1002000000")
    page.locator("#workers").fill("5")
    go_on(visitor)


def name_the_founders(visitor: Visitor) -> None:
    page = visitor.page
    choose(page, "household")
    go_on(visitor)
    visitor.press("button[name=add]")
    page.locator("#member_name").fill("Nguyễn Thị Mai")
    page.locator("#member_number").fill("048168000021")
    go_on(visitor)
    go_on(visitor)


def finish(visitor: Visitor) -> None:
    page = visitor.page
    choose(page, "no")
    go_on(visitor)
    address(page, "tax_address", "85 Ngô Quyền")
    go_on(visitor)
    letter = {"name": "uy-quyen.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    page.set_input_files("input[type=file]", letter)  # type: ignore[arg-type]
    go_on(visitor)
    choose(page, "counter")
    go_on(visitor)
    page.locator("#pledge").check()
    go_on(visitor)


def test_a_family_registers_its_karaoke_bar(visitors: dict[str, Visitor], business: str) -> None:
    lan = visitors["lan"]
    lan.enter_as_citizen("Bùi Tiến Dũng")
    begin(lan, business)
    lan.press(".govuk-task-list__link")
    say_who_and_what(lan)
    name_the_founders(lan)
    finish(lan)

    expect(lan.page).to_have_url(re.compile("/check$"))
    expect(lan.page.get_by_text("Karaoke Sông Hàn")).to_be_visible()
    expect(lan.page.get_by_text("Nguyễn Thị Mai")).to_be_visible()
    expect(lan.page.get_by_text(re.compile(r"150[.,]000")).first).to_be_visible()
    expect(lan.page.get_by_text("297/2025/NĐ-CP")).to_be_visible()
