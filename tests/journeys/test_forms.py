"""Forms on a phone: with script, without it, by keyboard alone, and a list of people."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.test_whole_way import photo
from tests.journeys.visitor import Visitor
from tests.running.operating import Demo

pytestmark = pytest.mark.journey

PHONE = {"width": 390, "height": 844}
ROOT = Path(__file__).parents[2]
BIRTH = ROOT / "profiles/vietnam/services/civil-status/birth-registration"
HOUSEHOLD = ROOT / "src/motcua/instruments/forms/examples/household.yaml"


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def somebody(
    request: pytest.FixtureRequest, browser: Browser, url: str, axe: str, language: str
) -> Iterator[Visitor]:
    """Yến with a phone, whose browser runs scripts or does not."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=request.param)
    context.add_cookies([{"name": "language", "value": language, "url": url}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    enter(page, url, "Hoàng Hải Yến")
    yield Visitor(page, url, axe, PHONE["width"])
    context.close()


def enter(page: Page, url: str, name: str) -> None:
    page.goto(f"{url}/sign-in")
    page.locator("main a[href^='/sign-in/start']").click()
    page.get_by_role("button", name=re.compile(name)).click()
    page.wait_for_url(re.compile("/cases/"))


def begin(visitor: Visitor, code: str) -> None:
    """A new draft of a service; one of an earlier journey is dropped first."""
    visitor.page.goto(f"{visitor.url}/apply/{code}/")
    visitor.page.locator("main form button").click()
    visitor.page.wait_for_url(re.compile("/apply/.{36}/"))
    draft = visitor.page.url.split("/")[4]
    visitor.page.goto(f"{visitor.url}/apply/{draft}/discard")
    visitor.page.locator("main form button").click()
    visitor.go(f"/apply/{code}/")
    visitor.press("main form button")


def go_on(visitor: Visitor) -> None:
    visitor.press("main form button[data-prevent-double-click]:not([name])")


def answer_birth(visitor: Visitor) -> None:
    page = visitor.page
    page.locator("#relation").check()
    go_on(visitor)
    page.locator("#child_name").fill("Hoàng An")
    go_on(visitor)
    for part, text in (("day", "31"), ("month", "2"), ("year", "2026")):
        page.locator(f"#child_birth_date-{part}").fill(text)
    page.locator("#child_birth_place").fill("Huế")
    go_on(visitor)
    expect(page.locator("#child_birth_date-day")).to_have_value("31")
    page.locator(".govuk-error-summary a").first.click()
    page.locator("#child_birth_date-day").fill("1")
    go_on(visitor)
    page.locator("#child_sex").check()
    go_on(visitor)
    page.locator("#child_ethnicity").fill("Kinh")
    page.locator("#child_origin").fill("Phường Hải Châu, thành phố Đà Nẵng")
    go_on(visitor)
    page.locator("#mother_name").fill("Hoàng Hải Yến")
    page.locator("#mother_number").fill("048 196 000 001")
    go_on(visitor)
    page.locator("#father_known-2").check()
    go_on(visitor)
    page.locator("#residence").fill("12 Bạch Đằng, phường Hải Châu, thành phố Đà Nẵng")
    go_on(visitor)
    files = [
        {"name": f"trang-{n}.jpg", "mimeType": "image/jpeg", "buffer": photo()} for n in (1, 2)
    ]
    page.set_input_files("input[type=file]", files)
    go_on(visitor)


def test_the_birth_form_on_a_phone_with_and_without_script(somebody: Visitor) -> None:
    begin(somebody, "1.001193")
    answer_birth(somebody)

    expect(somebody.page).to_have_url(re.compile("/check$"))
    expect(somebody.page.get_by_text("trang-1.jpg")).to_be_visible()
    expect(somebody.page.get_by_text("trang-2.jpg")).to_be_visible()

    somebody.press("main a[href*='/birth_paper?check']")
    somebody.press("button[name=drop]")
    go_on(somebody)
    expect(somebody.page.get_by_text("trang-1.jpg")).to_have_count(0)

    somebody.press("main a[href*='/child_name?check']")
    somebody.page.locator("#child_name").fill("Hoàng Minh An")
    go_on(somebody)
    expect(somebody.page).to_have_url(re.compile("/check$"))
    expect(somebody.page.get_by_text("Hoàng Minh An")).to_be_visible()


def reach(page: Page, selector: str) -> None:
    """Press the tabulator until this has the focus."""
    for _press in range(60):
        if page.evaluate("s => !!document.activeElement?.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{page.url}: the tabulator does not reach {selector}")


def type_into(page: Page, selector: str, text: str) -> None:
    reach(page, selector)
    page.keyboard.type(text)


def enter_page(page: Page) -> None:
    """Reach the button that goes on, and press it."""
    reach(page, "main button[data-prevent-double-click]:not([name])")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, selector: str, *, down: int = 0) -> None:
    reach(page, selector)
    page.keyboard.press("Space")
    for _press in range(down):
        page.keyboard.press("ArrowDown")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_birth_form_by_keyboard_alone(
    browser: Browser, url: str, axe: str, language: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    context.add_cookies([{"name": "language", "value": language, "url": url}])
    page = context.new_page()
    page.set_default_timeout(15_000)
    enter(page, url, "Hoàng Hải Yến")
    begin(Visitor(page, url, axe, PHONE["width"]), "1.001193")

    choose(page, "#relation")
    enter_page(page)
    type_into(page, "#child_name", "Hoàng An")
    enter_page(page)
    for part, text in (("day", "1"), ("month", "10"), ("year", "2026")):
        type_into(page, f"#child_birth_date-{part}", text)
    type_into(page, "#child_birth_place", "Huế")
    enter_page(page)
    choose(page, "#child_sex", down=1)
    enter_page(page)
    type_into(page, "#child_ethnicity", "Kinh")
    type_into(page, "#child_origin", "Đà Nẵng")
    enter_page(page)
    type_into(page, "#mother_name", "Hoàng Hải Yến")
    type_into(page, "#mother_number", "048196000001")
    enter_page(page)
    choose(page, "#father_known", down=1)
    enter_page(page)
    type_into(page, "#residence", "12 Bạch Đằng")
    enter_page(page)
    reach(page, "button.govuk-file-upload-button")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(
        {"name": "giay.jpg", "mimeType": "image/jpeg", "buffer": photo()}  # type: ignore[arg-type]
    )
    enter_page(page)

    expect(page).to_have_url(re.compile("/check$"))
    expect(page.get_by_text("giay.jpg")).to_be_visible()
    context.close()


@pytest.fixture(scope="module")
def household(demo: Demo, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The example form as a service of the running demo; its code."""
    folder = tmp_path_factory.mktemp("profile") / "services" / "welfare" / "household"
    (folder / "documents").mkdir(parents=True)
    definition = (BIRTH / "service.yaml").read_text(encoding="utf-8")
    definition = re.sub(r"(?ms)^notes:.*?(?=^result:)", "papers: []\n", definition)
    definition = definition.replace('"1.001193"', '"9.000002"').replace("KQ.G15.000031", "KQ.0")
    (folder / "service.yaml").write_text(definition, encoding="utf-8")
    (folder / "form.yaml").write_text(HOUSEHOLD.read_text(encoding="utf-8"), encoding="utf-8")
    for each in (BIRTH / "documents").iterdir():
        (folder / "documents" / each.name).write_text(each.read_text(encoding="utf-8"), "utf-8")
    done = demo.run("service", "install", str(folder))
    assert done.returncode == 0, done.stderr
    return "9.000002"


def add_member(visitor: Visitor, name: str, year: int, amount: str) -> None:
    page = visitor.page
    visitor.press("button[name=add]")
    page.locator("#member_name").fill(name)
    for part, text in (("day", "2"), ("month", "3"), ("year", str(year))):
        page.locator(f"#member_born-{part}").fill(text)
    go_on(visitor)
    visitor.press("button[name=add]")
    page.locator("#income_kind").check()
    page.locator("#amount").fill(amount)
    go_on(visitor)
    go_on(visitor)


def test_a_household_with_its_members_incomes_and_elder(somebody: Visitor, household: str) -> None:
    page = somebody.page
    begin(somebody, household)
    expect(page.locator(".govuk-task-list__item")).to_have_count(3)
    somebody.press(".govuk-task-list__link")
    page.locator("#home-province").fill("Đà Nẵng")
    page.locator("#home-commune").fill("Phường Hải Châu")
    page.locator("#home-street").fill("12 Bạch Đằng")
    go_on(somebody)
    add_member(somebody, "Trần Văn Ba", 1958, "4200000")
    add_member(somebody, "Lê Thị Tư", 1990, "6000000")
    add_member(somebody, "Người Thừa", 1991, "1")
    somebody.press(".rows__row:last-child button[name=remove]")
    expect(page.locator(".rows__row")).to_have_count(2)
    go_on(somebody)
    page.locator("#elder_care").check()
    go_on(somebody)
    page.locator("#declaration").check()
    go_on(somebody)

    expect(page).to_have_url(re.compile("/check$"))
    expect(page.get_by_text(re.compile(r"10[.,]200[.,]000"))).to_be_visible()
