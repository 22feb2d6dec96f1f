"""The API over a register of our own releases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from communique.faces.api.app import application
from communique.register import Register, open_register
from tests.desk.releases import READINGS


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with open_register(tmp_path_factory.mktemp("api") / "register.db") as register:
        register.add_all(READINGS)
        yield register


@pytest.fixture(scope="session")
def api(opened: Register) -> FastAPI:
    return application(opened)


@pytest.fixture(scope="session")
def ask(api: FastAPI) -> TestClient:
    return TestClient(api, base_url="http://localhost")
