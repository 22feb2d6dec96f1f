"""Registers for the desk: our own releases, and the annotated ones where they lie beside the checkout."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.records import reading_from_json
from communique.register import Register, open_register
from tests.desk.releases import READINGS

GOLD = sorted((Path(__file__).parents[3] / "shared" / "gold").glob("*.jsonl"))


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with open_register(tmp_path_factory.mktemp("desk") / "register.db") as opened:
        opened.add_all(READINGS)
        yield opened


@pytest.fixture(scope="session")
def registers(register: Register, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Register]]:
    """Our own releases; and, where there are any, the annotated ones."""
    with open_register(tmp_path_factory.mktemp("gold") / "register.db") as opened:
        for path in GOLD:
            lines = path.read_text("utf-8").splitlines()
            opened.add_all([reading_from_json(json.loads(line)) for line in lines])
        yield [register, opened] if GOLD else [register]
