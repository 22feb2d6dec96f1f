"""The application over a register of our own releases, asked without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.faces.web.app import application
from communique.faces.web.house import House
from communique.register import Register, open_register
from tests.desk.releases import READINGS
from tests.web.browser import is_here

# Outside CI the tests that need a Chromium are left out where there is none; in CI they fail.
collect_ignore = [] if is_here() else ["test_browser.py"]
TODAY = date(2025, 12, 2)


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with open_register(tmp_path_factory.mktemp("web") / "register.db") as register:
        register.add_all(READINGS)
        yield register


@pytest.fixture
def house(opened: Register, tmp_path: Path) -> House:
    return House(register=opened, book=tmp_path / "watches.json", today=lambda: TODAY)


@pytest.fixture
def ask(house: House) -> TestClient:
    """The web as a browser on this machine asks it."""
    return TestClient(application(house), base_url="http://localhost", headers={"accept": "text/html"})
