"""A family registers its karaoke bar: every page up to the signed certificate, on two screens."""

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect
from tests.journeys.birth import at, fill, go_on, photo
from tests.journeys.test_forms import begin
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


def address(page: Page, key: str, street: str) -> None:
    fill(
        page,
        {
            f"{key}-province": "Thành phố Đà Nẵng",
            f"{key}-commune": "Phường Hải Châu",
            f"{key}-street": street,
        },
    )


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
    page.set_input_files("input[type=file]", photo("uy-quyen.jpg"))
    go_on(visitor)
    choose(page, "counter")
    go_on(visitor)
    page.locator("#pledge").check()
    go_on(visitor)


def decide(visitors: dict[str, Visitor], receipt: str) -> None:
    """The officer receives and proposes, the chairwoman signs."""
    binh, van = visitors["binh"], visitors["van"]
    binh.return_as_officer("binh")
    binh.press(f"main a[href='/office/cases/{receipt}/']")
    binh.press("form[action$='/receive'] button")
    binh.press("form[action$='/propose']:has(input[value=granted]) button")
    van.return_as_officer("van")
    van.go("/office/sign/")
    van.press(f"main a[href='/office/sign/{receipt}/']")
    van.press("form:has(input[value=sign]) button")


def result_of(owner: Visitor, receipt: str) -> bytes:
    """The signed paper as its owner downloads it."""
    answer = owner.page.context.request.get(f"{owner.url}/cases/{receipt}/result.pdf")
    assert answer.ok, answer.status
    return answer.body()


def text_of(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_a_family_registers_its_karaoke_bar(visitors: dict[str, Visitor], business: str) -> None:
    owner = visitors["lan"]
    owner.enter_as_citizen("Bùi Tiến Dũng")
    begin(owner, business)
    owner.press(".govuk-task-list__link")
    say_who_and_what(owner)
    name_the_founders(owner)
    finish(owner)

    expect(owner.page).to_have_url(at("check"))
    expect(owner.page.get_by_text("Karaoke Sông Hàn")).to_be_visible()
    expect(owner.page.get_by_text("Nguyễn Thị Mai")).to_be_visible()
    expect(owner.page.get_by_text(re.compile(r"150[.,]000")).first).to_be_visible()
    expect(owner.page.get_by_text("297/2025/NĐ-CP")).to_be_visible()

    owner.press("main form button")
    receipt = owner.page.url.split("/")[-2]
    decide(visitors, receipt)
    certificate = text_of(result_of(owner, receipt))
    for said in ("KARAOKE SÔNG HÀN", "Bùi Tiến Dũng".upper(), "049071000007", "Nguyễn Thị Mai"):
        assert said in certificate
