"""A procedure is written by an officer and published by a leader, before screens, clean to axe."""

import pytest
from playwright.sync_api import expect
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

CODE = "1.000656"


def draft_of(writer: Visitor, code: str) -> str:
    """The address of a draft of the procedure."""
    writer.go(f"/office/catalogue/?q={code}")
    writer.press("main table a")
    writer.press("form[action$='/begin'] button")
    return writer.page.url.removeprefix(writer.url)


def fill_day(writer: Visitor, name: str, day: str, month: str, year: str) -> None:
    for part, value in (("day", day), ("month", month), ("year", year)):
        writer.page.locator(f"#{name}-{part}").fill(value)


def test_a_procedure_is_written_reviewed_and_published(
    visitors: dict[str, Visitor], width: int, language: str
) -> None:
    decision = f"{width}-{language}/QĐ-UBND"
    binh, van = visitors["binh"], visitors["van"]
    binh.return_as_officer("binh")
    van.return_as_officer("van")
    binh.go("/office/catalogue/")
    draft = draft_of(binh, CODE)

    binh.go(f"{draft}head")
    binh.page.locator("#decision").fill(decision)
    fill_day(binh, "decided_on", "31", "2", "2026")
    binh.press("main form button")
    expect(binh.page.locator(".govuk-error-summary")).to_be_visible()
    expect(binh.page.locator("#decision")).to_have_value(decision)
    fill_day(binh, "decided_on", "20", "11", "2026")
    fill_day(binh, "valid_from", "20", "11", "2026")
    binh.press("main form button")
    for part in ("channels", "papers", "steps", "outcome", "agencies"):
        binh.go(draft + part)
    binh.go(f"{draft}channels")
    binh.page.locator("#channel-0-limit").fill("2" if language == "vi" else "1")
    binh.page.locator("#channel-0-unit").select_option("working_day")
    binh.press("main form button")
    expect(binh.page.locator("main table")).to_contain_text(decision)
    binh.press("form:has(input[value=submit]) button")

    van.go("/office/catalogue/")
    van.go(draft)
    van.page.locator("#remark").fill("Ghi rõ thời hạn")
    van.press("form:has(input[value=return]) button")
    binh.go(draft)
    binh.press("form:has(input[value=submit]) button")
    van.go(draft)
    van.press("form:has(input[value=publish]) button")

    van.go(f"/office/catalogue/procedures/{CODE}/")
    van.press("main table a")
    expect(van.page.locator("main table")).to_contain_text(decision)
    van.go(f"/procedures/{CODE}")


def test_the_second_of_two_who_write_at_once_is_told(visitors: dict[str, Visitor]) -> None:
    binh, van = visitors["binh"], visitors["van"]
    binh.return_as_officer("binh")
    van.return_as_officer("van")
    draft = draft_of(binh, "1.004873")
    binh.go(f"{draft}steps")
    van.go(f"{draft}steps")
    binh.page.locator("#steps").fill(f"Bình viết {binh.width}")
    binh.press("main form button")

    van.page.locator("#steps").fill(f"Vân viết {van.width}")
    van.press("main form button")

    expect(van.page.locator(".govuk-warning-text")).to_be_visible()
    expect(van.page.locator("#steps")).to_have_value(f"Vân viết {van.width}")
    expect(van.page.locator("main table")).to_contain_text("Bình viết")
    van.go(draft)
    van.press("main a[href*='/late/']")
    van.go(draft)
    van.press("form:has(input[value=discard]) button")


def test_a_leader_sets_and_ends_what_the_unit_does_otherwise(visitors: dict[str, Visitor]) -> None:
    van = visitors["van"]
    van.return_as_officer("van")
    van.go("/office/catalogue/procedures/2.000815/variants/add")
    van.press("main form button")
    expect(van.page.locator(".govuk-error-summary")).to_be_visible()
    van.page.locator("#fee").fill("1.500")
    van.page.locator("#law").fill("Nghị quyết 9/2026/NQ-HĐND")
    van.press("main form button")
    expect(van.page.locator("main")).to_contain_text("9/2026/NQ-HĐND")

    van.press("main table a[href$='/end']")
    van.press("main form button")

    expect(van.page.locator("main table a[href$='/end']")).to_have_count(0)
