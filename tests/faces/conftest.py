"""A register with a few releases of our own, and the command line over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from communique.faces.cli import app
from communique.register import open_register
from tests.desk.releases import READINGS

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("register") / "register.db"
    with open_register(path) as register:
        register.add_all(READINGS)
    return path


@pytest.fixture
def run(address: Path) -> Run:
    def runs(*arguments: str, register: Path | None = address, stdin: str | None = None) -> Result:
        env = {"COMMUNIQUE_REGISTER": str(register), "TERM": "dumb", "COLUMNS": "120"}
        return CliRunner().invoke(app, list(arguments), env=env, input=stdin)

    return runs
