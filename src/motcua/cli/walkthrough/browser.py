"""A browser of one's own: cookies, links, forms."""

from dataclasses import dataclass, field
from urllib.parse import urljoin

import httpx
import lxml.html


class Surprise(Exception):
    """Something is not as a user would expect it."""


def expect(holds: bool, otherwise: str) -> None:
    if not holds:
        raise Surprise(otherwise)


@dataclass
class Browser:
    """Somebody with cookies of their own, who follows links and fills in forms."""

    url: str
    client: httpx.Client = field(init=False)
    page: lxml.html.HtmlElement = field(init=False)
    passed: list[str] = field(init=False, default_factory=list)
    """The addresses that the last request went through before it came to its page."""
    address: str = field(init=False, default="")

    def __post_init__(self) -> None:
        self.client = httpx.Client(base_url=self.url, follow_redirects=True, timeout=30)

    def open(self, path: str, *, status: int = 200) -> str:
        return self._take(self.client.get(urljoin(self.url, path)), status)

    def fetch(self, path: str) -> bytes:
        answer = self.client.get(urljoin(self.url, path))
        expect(answer.status_code == 200, f"{path} answers {answer.status_code}")
        return answer.content

    def fill(
        self,
        values: dict[str, str],
        *,
        files: dict[str, tuple[str, bytes]] | None = None,
        having: str = "csrfmiddlewaretoken",
        status: int = 200,
    ) -> str:
        """Send the first form that has the field ``having``."""
        form = self.form(having)
        fields = {name: value or "" for name, value in form.form_values()} | values
        action = urljoin(self.address, form.action or self.address)
        answer = self.client.post(
            action, data=fields, files=files or {}, headers={"Referer": self.address}
        )
        return self._take(answer, status)

    def press(self, words: str) -> str:
        """Press the first button of a form that says this."""
        for button in self.main.iter("button"):
            form = next(button.iterancestors("form"), None)
            if form is None or words not in button.text_content():
                continue
            fields = {name: value or "" for name, value in form.form_values()}
            if button.get("name"):
                fields[button.get("name")] = button.get("value", "")
            address = urljoin(self.address, form.action or self.address)
            answer = self.client.post(address, data=fields, headers={"Referer": self.address})
            return self._take(answer, 200)
        raise Surprise(f"{self.address} has no button {words}")

    def form(self, having: str) -> lxml.html.FormElement:
        for form in self.main.iter("form"):
            if form.method == "POST" and having in form.fields.keys():  # noqa: SIM118
                return form
        raise Surprise(f"{self.address} has no form with the field {having}")

    def link(self, part: str) -> str:
        """The address of the first link that contains this part."""
        found = self.links(part)
        expect(bool(found), f"{self.address} has no link to {part}")
        return found[0]

    def links(self, part: str) -> list[str]:
        return [str(link) for _e, _a, link, _p in self.main.iterlinks() if part in link]

    @property
    def main(self) -> lxml.html.HtmlElement:
        """The page without its head and foot."""
        return self.page.find(".//main")

    @property
    def text(self) -> str:
        return " ".join(self.page.text_content().split())

    def _take(self, answer: httpx.Response, status: int) -> str:
        self.address = str(answer.url)
        self.passed = [str(each.url) for each in answer.history]
        expect(
            answer.status_code == status,
            f"{self.address} answers {answer.status_code} where {status} was due",
        )
        self.page = lxml.html.fromstring(answer.text, base_url=self.address)
        return answer.text
