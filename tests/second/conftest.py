"""The stand-in, and the second reader that asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from communique.second.endpoint import Endpoint
from communique.second.reader import SecondReader
from tests.second.standin import StandIn

KEY = "sk-not-to-be-seen"
MakeReader = Callable[..., SecondReader]


@pytest.fixture
def model() -> Iterator[StandIn]:
    stand_in = StandIn()
    yield stand_in
    stand_in.close()


@pytest.fixture
def reader(model: StandIn) -> MakeReader:
    def made(part: int = 8000, **changes: object) -> SecondReader:
        given = {"url": model.url, "model": "parrot", "key": KEY, "seconds": 60, "attempts": 2} | changes
        return SecondReader(Endpoint(**given), part)  # type: ignore[arg-type]

    return made


@pytest.fixture
def chosen(model: StandIn, monkeypatch: pytest.MonkeyPatch) -> StandIn:
    """The stand-in, named by the settings."""
    for name, value in {"URL": model.url, "MODEL": "parrot", "KEY": KEY, "SECONDS": "60", "ATTEMPTS": "2"}.items():
        monkeypatch.setenv(f"COMMUNIQUE_LLM_{name}", value)
    return model
