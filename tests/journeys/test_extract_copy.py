"""A woman asks for copies for her brother: two documents, an authority, paper by post."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys.test_forms import begin, go_on
from tests.journeys.test_whole_way import photo
from tests.journeys.visitor import Visitor
from tests.running.operating import Demo

pytestmark = pytest.mark.journey

CODE = "2.000635"
FOLDER = Path(__file__).parents[2] / "profiles/vietnam/services/civil-status/extract-copy"
RECEIPT = re.compile(r"/cases/(BN-\d{6}-\d{4})/")


@pytest.fixture
def screen() -> tuple[int, str]:
    """The phone alone: the other journeys look at these kinds of pages on a desk."""
    return 390, "vi"


@pytest.fixture(scope="module")
def copies(demo: Demo) -> str:
    """The code of the service, installed in the running demo."""
    done = demo.run("service", "install", str(FOLDER))
    assert done.returncode == 0, done.stderr
    return CODE


def choose(visitor: Visitor, value: str) -> None:
    visitor.page.locator(f"main input[value={value}]").check()
    go_on(visitor)


def write(visitor: Visitor, **answers: str) -> None:
    for field, text in answers.items():
        visitor.page.locator(f"#{field.replace('__', '-')}").fill(text)


def say_who_asks(visitor: Visitor) -> None:
    choose(visitor, "relative")
    letter = {"name": "uy-quyen.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    visitor.page.set_input_files("input[type=file]", letter)  # type: ignore[arg-type]
    go_on(visitor)
    write(visitor, residence__province="Đà Nẵng", residence__commune="Phường Hải Châu")
    write(visitor, residence__street="80 đường Nguyễn Chí Thanh")
    go_on(visitor)


def name_document(visitor: Visitor, kind: str, **answers: str) -> None:
    visitor.press("button[name=add]")
    choose(visitor, kind)
    write(visitor, whose="Hoàng Minh Đức", born__year="1995", **answers)
    go_on(visitor)
    write(visitor, registered_at="Phường Bình Hiên, quận Hải Châu, thành phố Đà Nẵng")
    go_on(visitor)
    write(visitor, copies="2")
    go_on(visitor)


def finish(visitor: Visitor) -> None:
    choose(visitor, "none")
    choose(visitor, "post")
    visitor.page.locator("#declaration").check()
    go_on(visitor)


def test_a_sister_asks_for_two_documents_of_her_brother(
    visitors: dict[str, Visitor], copies: str
) -> None:
    yen = visitors["lan"]
    yen.enter_as_citizen("Hoàng Hải Yến")
    begin(yen, copies)
    yen.press(".govuk-task-list__link")
    say_who_asks(yen)
    name_document(yen, "birth")
    name_document(yen, "marriage", spouse="Lê Thu Thảo")
    go_on(yen)
    finish(yen)

    expect(yen.page).to_have_url(re.compile("/check$"))
    expect(yen.page.get_by_text("Lê Thu Thảo")).to_be_visible()
    expect(yen.page.get_by_text(re.compile(r"32[.,]000")).first).to_be_visible()
    yen.press("main form button:not([name])")
    assert RECEIPT.search(yen.page.url)
