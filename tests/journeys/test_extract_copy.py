"""A woman asks for copies for her brother: two documents, an authority, paper by post."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys.birth import at, fill, go_on, photo
from tests.journeys.test_forms import begin
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


def answer(visitor: Visitor, **fields: str) -> None:
    """One page; a part of a block is written with two underscores, as in ``born__year``."""
    fill(visitor.page, {name.replace("__", "-"): text for name, text in fields.items()})
    go_on(visitor)


def say_who_asks(visitor: Visitor) -> None:
    answer(visitor, asker="relative")
    visitor.page.set_input_files("input[type=file]", photo("uy-quyen.jpg"))
    go_on(visitor)
    answer(
        visitor,
        residence__province="Thành phố Đà Nẵng",
        residence__commune="Phường Hải Châu",
        residence__street="80 đường Nguyễn Chí Thanh",
    )


def name_document(visitor: Visitor, kind: str, **more: str) -> None:
    visitor.press("button[name=add]")
    answer(visitor, kind=kind)
    answer(visitor, whose="Hoàng Minh Đức", born__year="1995", **more)
    answer(visitor, registered_at="Phường Bình Hiên, quận Hải Châu, thành phố Đà Nẵng")
    answer(visitor, copies="2")


def finish(visitor: Visitor) -> None:
    answer(visitor, exemption="none")
    answer(visitor, result_way="post")
    answer(visitor, declaration="yes")


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

    expect(yen.page).to_have_url(at("check"))
    expect(yen.page.get_by_text("Lê Thu Thảo")).to_be_visible()
    expect(yen.page.get_by_text(re.compile(r"32[.,]000")).first).to_be_visible()
    yen.press("main form button:not([name])")
    assert RECEIPT.search(yen.page.url)
