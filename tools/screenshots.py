"""Takes the pictures of the README anew: the demo's register, served, seen in Debian's Chromium.

    python -m tools.screenshots

Writes docs/pictures/*.png and nothing else. Needs Chromium and the extras `web` and `sources`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Page

from communique.flow.demo import read_sample
from communique.register import open_register
from tests.web.browser import chromium, opened, serving

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
SIZE = {"width": 1320, "height": 800}


def main() -> None:
    """Takes the pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        with open_register(path) as register:
            read_sample(register)
        with serving(path) as address, chromium() as browser:
            page = opened(browser, address, viewport=SIZE).new_page()
            _brief(page)
            _release(page)


def _brief(page: Page) -> None:
    page.goto("/brief/KR/CA?as_of=2025-12-02")
    page.locator(".marks a").first.click()
    page.locator("#beside mark.lit").wait_for()
    page.screenshot(path=str(FOLDER / "brief.png"))


def _release(page: Page) -> None:
    page.get_by_role("link", name="Read it in the release").click()
    page.locator("article mark.lit").first.wait_for()
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=str(FOLDER / "release.png"))


if __name__ == "__main__":
    main()
