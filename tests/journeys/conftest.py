"""A demo that all journeys share, and people before screens of two widths and languages."""

import signal
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext
from tests.journeys.visitor import Visitor
from tests.running.operating import Demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The whole product, started as its operator would."""
    one = Demo(tmp_path_factory.mktemp("journeys"))
    one.ensure()
    yield one
    assert one.end(signal.SIGTERM) == 0
    assert one.left() == []


@pytest.fixture(scope="session")
def url(demo: Demo) -> str:
    return f"http://localhost:{demo.port}"


@pytest.fixture(params=[(390, "vi"), (1280, "en")], ids=["phone-vi", "desk-en"])
def screen(request: pytest.FixtureRequest) -> tuple[int, str]:
    """Each width and each language once: the words and the widths break apart from each other."""
    return request.param


@pytest.fixture
def width(screen: tuple[int, str]) -> int:
    return screen[0]


@pytest.fixture
def language(screen: tuple[int, str]) -> str:
    return screen[1]


@pytest.fixture
def visitors(
    browser: Browser, url: str, axe: str, width: int, language: str
) -> Iterator[dict[str, Visitor]]:
    """Four people, each with a browser of their own; a script error fails the journey."""
    contexts: list[BrowserContext] = []
    broken: list[str] = []

    def come() -> Visitor:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, accept_downloads=True
        )
        contexts.append(context)
        context.add_cookies([{"name": "language", "value": language, "url": url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: broken.append(str(error)))
        page.on("console", lambda m: broken.append(m.text) if "Security Policy" in m.text else None)
        return Visitor(page, url, axe, width)

    yield {name: come() for name in ("stranger", "lan", "binh", "van")}
    for context in contexts:
        context.close()
    assert broken == []
