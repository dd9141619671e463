"""The birth form (1.001193) as a mother fills it in, page after page."""

import io
import re
import time

from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload, Page, expect
from tests.journeys.visitor import Visitor

CODE = "1.001193"
SHOW = "main button[name=show]"
"""What a browser without scripts presses to see the communes of the province."""
GO_ON = "main form button[data-prevent-double-click]:not([name])"
PAGES: dict[str, dict[str, str]] = {
    "relation": {"relation": "mother"},
    "child_name": {"child_name": "Trần Minh"},
    "child_birth": {
        "child_birth_date-day": "1",
        "child_birth_date-month": "10",
        "child_birth_date-year": "2026",
        "child_birth_place": "Bệnh viện Phụ sản - Nhi Đà Nẵng",
    },
    "child_sex": {"child_sex": "male"},
    "children_at_birth": {},
    "mother": {
        "mother-name": "Trần Thị Lan",
        "mother-born-year": "1996",
        "mother-number": "048 196 000 001",
        "mother_ethnicity": "Kinh",
    },
    "mother_residence": {
        "mother_residence-province": "Thành phố Đà Nẵng",
        "mother_residence-commune": "Phường Hải Châu",
        "mother_residence-street": "12 Bạch Đằng",
    },
    "father_known": {"father_known": "no"},
    "child_origin": {"child_origin": "Phường Hải Châu, thành phố Đà Nẵng"},
    "birth_paper": {},
    "surrogacy": {"surrogacy": "no"},
    "copies": {"copies": "2"},
    "result_way": {"result_way": "counter"},
    "declaration": {"declaration": "yes"},
}
"""What is typed or chosen on each page, by the names of the fields; the rest stands there."""


def photo(name: str) -> FilePayload:
    """A picture of a phone; each has content of its own."""
    picture = Image.new("RGB", (900, 1200), "white")
    ImageDraw.Draw(picture).text((80, 80), f"GIAY CHUNG SINH {time.time_ns()}", fill="black")
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


def answer_all(visitor: Visitor) -> None:
    """From the parts of the form to the check; on the way a day that the calendar does not have."""
    page = visitor.page
    visitor.press(".govuk-task-list__link")
    for address, fields in PAGES.items():
        expect(page).to_have_url(at(address))
        if address == "child_birth":
            fill(page, fields | {"child_birth_date-day": "31", "child_birth_date-month": "2"})
            go_on(visitor)
            page.locator(".govuk-error-summary a").click()
            expect(page.locator("#child_birth_date-day")).to_be_focused()
            expect(page.locator("#child_birth_date-day")).to_have_value("31")
        if address == "birth_paper":
            page.set_input_files("input[type=file]", [photo("trang-1.jpg"), photo("trang-2.jpg")])
        fill(page, fields)
        go_on(visitor)
    expect(page).to_have_url(at("check"))


def change_mind(visitor: Visitor, child: str = "Trần Minh An") -> None:
    """From the check: take one of two photos back, call the child otherwise."""
    page = visitor.page
    expect(page.get_by_text("trang-2.jpg")).to_be_visible()
    visitor.press("main a[href*='/birth_paper?check']")
    visitor.press("button[name=drop]")
    go_on(visitor)
    expect(page.get_by_text("trang-1.jpg")).to_have_count(0)
    expect(page.get_by_text("trang-2.jpg")).to_be_visible()
    visitor.press("main a[href*='/child_name?check']")
    fill(page, {"child_name": child})
    go_on(visitor)
    expect(page).to_have_url(at("check"))
    expect(page.get_by_text(child)).to_be_visible()


def at(address: str) -> re.Pattern[str]:
    """The address of a page; a browser keeps the mark of a field that an error led to."""
    return re.compile(f"/{address}(#.*)?$")


def go_on(visitor: Visitor) -> None:
    visitor.press(GO_ON)


def fill(page: Page, fields: dict[str, str]) -> None:
    """Write into the fields, choose from lists, tick boxes."""
    for name, text in fields.items():
        field = page.locator(f"main [name='{name}']")
        match kind_of(page, name):
            case "radio" | "checkbox":
                page.locator(f"main [name='{name}'][value='{text}']").check()
            case "select":
                if name.endswith("-commune") and page.locator(SHOW).is_visible():
                    page.locator(SHOW).click()
                field.select_option(label=text)
            case _:
                field.fill(text)


def kind_of(page: Page, name: str) -> str:
    """``radio``, ``checkbox``, ``select``, or the type of an input."""
    if page.locator(f"main select[name='{name}']").count():
        return "select"
    return page.locator(f"main [name='{name}']").first.get_attribute("type") or "text"
