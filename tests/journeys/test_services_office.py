"""An officer reads the services, looks at pages and letters, plays examples and walks the form."""

from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys.visitor import Visitor
from tests.running.operating import Demo

pytestmark = pytest.mark.journey

FOLDER = Path(__file__).parents[2] / "profiles/vietnam/services/civil-status/extract-copy"
HERE = "/office/services/2.000635/1/"


@pytest.fixture(scope="module")
def copies(demo: Demo) -> None:
    """The service, installed in the running demo."""
    done = demo.run("service", "install", str(FOLDER))
    assert done.returncode == 0, done.stderr


def test_an_officer_looks_at_a_release_from_all_sides(
    visitors: dict[str, Visitor], copies: None
) -> None:
    binh = visitors["binh"]
    binh.return_as_officer("binh")
    binh.press("nav a[href='/office/services/']")
    binh.press("main table a[href='/office/services/2.000635/']")
    binh.press(f"main table a[href='{HERE}']")
    binh.go(f"{HERE}process")
    expect(binh.page.locator("main svg").first).to_be_visible()
    binh.go(f"{HERE}pages/")
    binh.press("main table a")
    for language in ("vi", "en"):
        frame = binh.page.frame_locator(f"iframe[lang={language}]")
        expect(frame.locator("main .govuk-label, main legend").first).to_be_visible()

    binh.go(f"{HERE}letters/")
    binh.press("main table a")
    picture = binh.page.locator("main img.preview").first
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 500
    binh.go(f"{HERE}examples/")
    binh.press("main table a")
    expect(binh.page.locator("main .tag--early").first).to_be_visible()


def test_an_officer_walks_the_form_with_the_answers_of_an_example(
    visitors: dict[str, Visitor], copies: None
) -> None:
    binh = visitors["binh"]
    binh.return_as_officer("binh")
    binh.go(f"{HERE}walk")
    binh.press("main form button.govuk-button")
    binh.press("main form button.govuk-button:not([name])")
    expect(binh.page.locator(".govuk-error-summary")).to_be_visible()

    binh.go(f"{HERE}walk")
    binh.press("main form:has(select) button")
    binh.press("main button[name=_press][value=end]")
    expect(binh.page.locator("main dl").first).to_be_visible()
