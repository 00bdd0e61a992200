"""A page opened with the network cut; anything it says or asks for is kept."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Dialog, Page

HEARS_VIOLATIONS = """
window.violations = [];
addEventListener('securitypolicyviolation', (event) => {
  violations.push(`${event.violatedDirective} ${event.blockedURI}`);
});
"""

PICTURE = """
new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
  done(document.querySelector('#picture canvas').toDataURL());
})))
"""
"""The picture, once what was changed has been drawn."""

CANVAS_INK = """
(() => {
  const canvas = document.querySelector('#picture canvas');
  const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const seen = new Set();
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3]) seen.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
  }
  return seen.size;
})()
"""
"""How many colours the picture has."""


@dataclass
class Opened:
    """A page, and everything that went wrong in it."""

    page: Page
    problems: list[str] = field(default_factory=list)

    def goto(self, url: str) -> None:
        """Open a URL; the page is loaded anew even where only the hash differs."""
        self.page.goto("about:blank")
        self.page.goto(url)
        self.page.wait_for_selector("html[data-ready]")

    def value(self, script: str) -> Any:
        return self.page.evaluate(script)

    def wait(self, condition: str, seconds: float = 30) -> None:
        """Wait until a condition holds; Playwright's own wait is refused by the page's policy."""
        deadline = time.monotonic() + seconds
        while not self.value(condition):
            assert time.monotonic() < deadline, f"never true: {condition}"
            self.page.wait_for_timeout(20)

    def panel(self) -> str:
        return self.page.inner_text("#panel")

    def hash(self) -> dict[str, str]:
        found: dict[str, str] = self.value(
            "Object.fromEntries(new URLSearchParams(location.hash.slice(1)))"
        )
        return found

    def find(self, text: str) -> None:
        self.page.fill("#search", text)
        self.page.press("#search", "Enter")


@contextmanager
def opened(browser: Browser, url: str, **options: Any) -> Iterator[Opened]:
    """Open a page offline; leaving fails where it erred, broke its policy or asked the network."""
    context = browser.new_context(viewport={"width": 1600, "height": 1000}, **options)
    context.set_offline(True)
    context.add_init_script(HEARS_VIOLATIONS)
    page = Opened(context.new_page())
    _listen(page)
    page.goto(url)
    yield page
    violations = page.value("window.violations")
    context.close()
    assert page.problems == []
    assert violations == []


def _listen(page: Opened) -> None:
    problems = page.problems
    page.page.on("console", lambda message: problems.append(f"{message.type}: {message.text}"))
    page.page.on("pageerror", lambda error: problems.append(f"error: {error}"))
    page.page.on("dialog", lambda dialog: _refuse(problems, dialog))
    page.page.on("request", lambda request: _check(problems, request.url))


def _refuse(problems: list[str], dialog: Dialog) -> None:
    problems.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _check(problems: list[str], url: str) -> None:
    if not url.startswith(("file:", "about:")):
        problems.append(f"request: {url}")
