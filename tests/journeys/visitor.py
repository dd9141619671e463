"""Somebody before a screen, who looks at each page and goes through the doors as people do."""

import re
import time
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from motcua.config import env
from motcua.foundation.identity.demo import demo_people
from motcua.kit.totp import PERIOD, code_at

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASK_AXE = """async rules => {
  const result = await axe.run({ runOnly: rules });
  return result.violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.html)]);
}"""
SECRETS = {
    person.username: person.totp for person in demo_people(env.root() / "profiles" / "vietnam")
}

SESSIONS: dict[str, tuple[float, Any]] = {}
"""When officers entered, and the cookies of their sessions, by username."""
FRESH = 8 * 60
"""Seconds for which a session is used again: its second factor was shown just now."""


@dataclass
class Visitor:
    """Somebody at a screen of this width, who looks at each page before going on."""

    page: Page
    url: str
    axe: str
    """Its source; empty for a browser that runs no scripts, where it cannot look either."""
    width: int

    def look(self) -> None:
        """The page is clean to axe and not wider than the screen."""
        if not self.axe:
            return
        self.page.evaluate(self.axe)
        assert self.page.evaluate(ASK_AXE, RULES) == [], self.page.url
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= self.width, f"{self.page.url} is {wide} px wide"

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)
        self.look()

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()
        self.look()

    def enter_as_citizen(self, name: str) -> None:
        """Choose a persona of the sandbox's identity provider; its pages are looked at as well."""
        self.go("/sign-in")
        self.press("main a[href^='/sign-in/start']")
        self.page.get_by_role("button", name=re.compile(name)).click()
        self.page.wait_for_url(re.compile(r"/(cases|apply)/"))
        self.look()

    def enter_as_officer(self, name: str) -> None:
        """Give the password, then what the app shows."""
        self.go("/office/sign-in/")
        form = self.page.locator("main form", has=self.page.locator("#password"))
        form.locator("#username").first.fill(name)
        form.locator("#password").fill(f"mot-cua-{name}")
        form.locator("button").click()
        self.page.wait_for_url(re.compile("/code$"))
        self.look()
        self.give_code(name)
        self.page.wait_for_url(re.compile(r"/office/$"))
        self.look()

    def return_as_officer(self, name: str) -> None:
        """Come back in the session of an earlier journey, or through the door if it has ended.

        A new code of the app is there every half minute only, and some journeys are many.
        """
        entered_at, cookies = SESSIONS.get(name, (0.0, []))
        if cookies and time.monotonic() - entered_at < FRESH:
            self.page.context.add_cookies(cookies)
            self.go("/office/")
            if self.page.url.endswith("/office/"):
                return
        self.enter_as_officer(name)
        cookies = self.page.context.cookies(self.url)
        SESSIONS[name] = time.monotonic(), [c for c in cookies if "session" in c["name"]]

    def give_code(self, name: str) -> None:
        """Each code opens once, so somebody who was here just now takes its neighbour or waits."""
        until = time.monotonic() + 2 * PERIOD
        tried: set[str] = set()
        while self.page.locator("#code").count():
            assert time.monotonic() < until, f"{name} cannot sign in"
            shown = [code_at(SECRETS[name], time.time() + n * PERIOD) for n in (0, 1, -1)]
            if fresh := [code for code in shown if code not in tried]:
                tried.add(fresh[0])
                self.page.locator("#code").fill(fresh[0])
                self.page.locator("main form button").first.click()
                self.page.wait_for_load_state()
            else:
                self.page.wait_for_timeout(1000)
