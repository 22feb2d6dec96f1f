"""A register of each kind for every test that asks for one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.register import Register, open_register
from tests.register import servers


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with servers.server() as address:
        yield address


@pytest.fixture(params=servers.backends())
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new register can stand: a file, or a database of a real server."""
    if request.param == "sqlite":
        yield str(tmp_path / "register.db")
        return
    with servers.database(request.getfixturevalue("postgres")) as made:
        yield made


@pytest.fixture
def register(address: str) -> Iterator[Register]:
    with open_register(address) as opened:
        yield opened
