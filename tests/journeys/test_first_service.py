"""The tutorial's commands and edits come out as the page says, and the new service is open."""

import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.journeys import birth
from tests.journeys.test_forms import begin
from tests.journeys.test_household_business import choose, decide, go_on, result_of, text_of
from tests.journeys.visitor import Visitor
from tests.running.operating import MOTCUA, Demo

pytestmark = pytest.mark.journey

CODE = "9.000001"
CODES = {"en": CODE, "vi": "9.000004"}
TUTORIALS = Path(__file__).parents[2] / "docs" / "tutorials"
PAGES = {
    "en": TUTORIALS / "your-first-service.md",
    "vi": TUTORIALS / "dich-vu-dau-tien.md",
}
BOX = re.compile(r"^```(console|diff)\n(.+?)\n```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"^\$ motcua (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Reader:
    """Somebody who does what the page says, in a folder of their own."""

    folder: Path
    demo: Demo
    code: str
    """In place of the page's own, so that the readers of both pages can share a demo."""

    def follow(self, text: str) -> None:
        for kind, box in BOX.findall(text.replace(CODE, self.code)):
            if kind == "diff":
                self.edit(box)
            else:
                self.type(box)

    def begin(self) -> None:
        """Let the new package bear the reader's code."""
        path = self.folder / "my-service" / "service.yaml"
        path.write_text(path.read_text("utf-8").replace(CODE, self.code), encoding="utf-8")

    def type(self, box: str) -> None:
        """Each command of the box, and its answer; … stands for anything."""
        calls = CALL.findall(box + "\n")
        assert len(calls) == box.count("$ motcua") > 0
        for call, answer in calls:
            done = subprocess.run(
                [*MOTCUA, *shlex.split(call)],
                cwd=self.folder,
                env=self.demo.environment(),
                capture_output=True,
                text=True,
                timeout=60,
            )
            expected = ".*".join(map(re.escape, answer.split("…")))
            assert re.fullmatch(expected, done.stdout, re.DOTALL), (call, done.stdout, done.stderr)
            if call.startswith("service new "):
                self.begin()

    def edit(self, box: str) -> None:
        """What stands in the box replaces the one place of the file that it fits."""
        first, *lines = box.split("\n")
        path = self.folder / first.removeprefix("+++ ")
        before = "".join(f"{line[1:]}\n" for line in lines if line[0] != "+")
        after = "".join(f"{line[1:]}\n" for line in lines if line[0] != "-")
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1, (path, before)
        path.write_text(text.replace(before, after), encoding="utf-8")


def boxes(page: Path) -> list[tuple[str, list[str]]]:
    """The edits of a page, and its commands without the language that they speak."""
    told = page.read_text(encoding="utf-8")
    return [
        (kind, [text] if kind == "diff" else [commands(call) for call, _ in CALL.findall(text)])
        for kind, text in BOX.findall(told)
    ]


def commands(call: str) -> str:
    return re.sub(r" --language \w\w", "", call)


def test_both_pages_tell_the_same():
    english, vietnamese = map(boxes, PAGES.values())

    assert english == vietnamese


def test_a_newcomer_comes_from_an_empty_folder_to_a_running_service(
    demo: Demo, visitors: dict[str, Visitor], language: str, tmp_path: Path
) -> None:
    code = CODES[language]
    reader, lan = Reader(tmp_path, demo, code), visitors["lan"]
    opening, changing = PAGES[language].read_text(encoding="utf-8").split("\n## 6. ")

    reader.follow(opening)
    assert (tmp_path / f"letters/{code}/ordinary/2-result-1.png").stat().st_size > 10_000
    lan.enter_as_citizen("Trần Thị Lan")
    begin(lan, code)

    reader.follow(changing)
    receipt = ask_for_a_certificate(lan)
    decide(visitors, receipt)
    assert "ngõ 45 đường Bạch Đằng của Trần Thị Lan" in text_of(result_of(lan, receipt))


def ask_for_a_certificate(lan: Visitor) -> str:
    """Answer every page of the new form and hand it in; the number of the receipt."""
    page = lan.page
    for question, answer in (("street", "Bạch Đằng"), ("alley", "ngõ 45"), ("floors", "3")):
        page.locator(f"#{question}").fill(answer)
    choose(page, "own")
    go_on(lan)
    page.set_input_files("input[type=file]", birth.photo("giay-to.jpg"))
    go_on(lan)
    page.locator("#phone").fill("0905 123 456")
    choose(page, "yes")
    go_on(lan)
    expect(page.get_by_text(re.compile(r"10[.,]000")).first).to_be_visible()
    lan.press("main form button")
    return page.url.split("/")[-2]
