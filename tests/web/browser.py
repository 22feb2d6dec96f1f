"""A real server on a free port over our own releases, and Debian's Chromium that may speak to it alone."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
AXE = (Path(__file__).parent / "vendor" / "axe-4.14.1.min.js").read_text("utf-8")


def is_here() -> bool:
    """Whether there is a Chromium; in CI there must be, and the tests that need it fail without."""
    return Path(CHROMIUM).exists() or os.environ.get("CI") == "true"


@contextmanager
def serving(register: Path, *options: str) -> Iterator[str]:
    """The address of `communique serve` over a register, as a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "communique", "serve", "--register", str(register), "--port", str(port), *options]
    watches = str(register.with_name("watches.json"))
    process = subprocess.Popen([*command, "--watches", watches], stderr=subprocess.PIPE)
    try:
        address = f"http://127.0.0.1:{port}"
        _await(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/static/icon.svg", timeout=5).read()
            return
        except OSError:
            time.sleep(0.05)
    said = process.stderr.read().decode() if process.poll() is not None and process.stderr else ""
    raise RuntimeError(f"the server did not start: {said}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def opened(browser: Browser, address: str, **how: object) -> BrowserContext:
    """A fresh context that may speak to the server alone."""
    how.setdefault("viewport", {"width": 1440, "height": 950})
    context = browser.new_context(base_url=address, accept_downloads=True, **how)  # type: ignore[arg-type]
    context.set_default_timeout(15_000)

    def guard(route: Route) -> None:
        if route.request.url.startswith(address):
            route.continue_()
        else:
            route.abort()

    context.route("**/*", guard)
    return context


def watched(page: Page, address: str) -> list[str]:
    """What goes wrong on a page from now on: errors, and requests that would leave the machine."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith(address) else faults.append(f"asked {asked.url}"))
    return faults


def serious(page: Page) -> list[str]:
    """What axe finds that is serious or critical."""
    # Evaluated by the debugger, which the page's policy does not bind.
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:160]} ({one['nodes'][0].get('failureSummary', '')[:200]})"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
