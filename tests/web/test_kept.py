"""A page is kept only while the register stands as it stood."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from communique.faces.web.app import application
from communique.faces.web.house import House
from communique.faces.web.kept import Kept
from communique.register import open_register
from tests.desk.releases import READINGS


def test_a_page_shows_what_was_added_after_it_was_kept(tmp_path: Path) -> None:
    with open_register(tmp_path / "register.db") as register:
        client = TestClient(application(House(register=register)), base_url="http://localhost")
        register.add(READINGS[0])
        before = client.get("/").text
        assert client.get("/").text == before
        register.add(READINGS[1])
        assert READINGS[1].document.title not in before
        assert READINGS[1].document.title in client.get("/").text


def test_what_was_kept_is_forgotten_after_a_minute() -> None:
    now = [0.0]
    kept = Kept(clock=lambda: now[0])
    kept.put(("/",), b"page")
    now[0] = 59.0
    assert kept.get(("/",)) == b"page"
    now[0] = 61.0
    assert kept.get(("/",)) is None
