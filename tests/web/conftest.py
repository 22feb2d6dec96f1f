"""The application over a register of our own releases, on each kind of database, asked without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.faces.web.app import application
from communique.faces.web.house import House
from communique.register import Register, open_register
from tests.desk.releases import READINGS
from tests.register import servers
from tests.register.conftest import address, postgres  # noqa: F401  (fixtures: a register of each kind)
from tests.web.browser import is_here

# Outside CI the tests that need a Chromium are left out where there is none; in CI they fail.
collect_ignore = [] if is_here() else ["test_browser.py", "test_sheet.py"]
TODAY = date(2025, 12, 2)


@pytest.fixture(scope="session", params=servers.backends())
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    """A register that is read; what a test writes into it, it takes back."""
    with ExitStack() as stack:
        if request.param == "sqlite":
            at = str(tmp_path_factory.mktemp("web") / "register.db")
        else:
            at = stack.enter_context(servers.database(request.getfixturevalue("postgres")))
        register = stack.enter_context(open_register(at))
        register.add_all(READINGS)
        yield register


@pytest.fixture
def house(opened: Register, tmp_path: Path) -> House:
    return House(register=opened, book=tmp_path / "watches.json", today=lambda: TODAY)


@pytest.fixture
def ask(house: House) -> TestClient:
    """The web as a browser on this machine asks it."""
    return TestClient(application(house), base_url="http://localhost", headers={"accept": "text/html"})
