"""The birth form (1.001193) as a mother fills it in, page after page."""

from playwright.sync_api import Page
from tests.journeys.visitor import Visitor

CODE = "1.001193"
CHILD = "Trần Minh An"
PAGES: dict[str, dict[str, str]] = {
    "relation": {"relation": "mother"},
    "child_name": {"child_name": CHILD},
    "child_birth": {
        "child_birth_date-day": "1",
        "child_birth_date-month": "10",
        "child_birth_date-year": "2026",
        "child_birth_place": "Bệnh viện Phụ sản - Nhi Đà Nẵng",
    },
    "child_sex": {"child_sex": "female"},
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


def answer(visitor: Visitor, address: str, **others: str) -> None:
    """Give the answers of a page and go on."""
    fill(visitor.page, PAGES[address] | others)
    go_on(visitor)


def go_on(visitor: Visitor) -> None:
    visitor.press("main form button[data-prevent-double-click]:not([name])")


def fill(page: Page, fields: dict[str, str]) -> None:
    """Write into the fields, choose from lists, tick boxes."""
    for name, text in fields.items():
        field = page.locator(f"main [name='{name}']")
        match kind_of(page, name):
            case "radio" | "checkbox":
                page.locator(f"main [name='{name}'][value='{text}']").check()
            case "select":
                field.select_option(label=text)
            case _:
                field.fill(text)


def kind_of(page: Page, name: str) -> str:
    """``radio``, ``checkbox``, ``select``, or the type of an input."""
    field = page.locator(f"main [name='{name}']").first
    tag = field.evaluate("field => field.tagName").lower()
    return tag if tag == "select" else field.get_attribute("type") or "text"
