"""The build script writes what libraries know and keeps what was made by hand."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "tools" / "build_lexicon.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_lexicon", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_rebuild_keeps_what_was_made_by_hand(script: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "FR.toml"
    by_hand = '\nstrong = ["Gaul"]\n\n[[body]]\nname = "Ministry of Cheese"\n'
    path.write_text(f'code = "??"\n{script.LINE}{by_hand}', encoding="utf-8")
    script.write_head(path, "FR")
    assert path.read_text(encoding="utf-8").endswith(script.LINE + by_hand)
    assert tomllib.loads(path.read_text(encoding="utf-8"))["alpha3"] == "FRA"


def test_a_missing_country_is_made(script: ModuleType, tmp_path: Path) -> None:
    script.write_head(tmp_path / "KR.toml", "KR")
    made = tomllib.loads((tmp_path / "KR.toml").read_text(encoding="utf-8"))
    assert (made["name"], made["official"], made["alpha3"]) == ("South Korea", "Republic of Korea", "KOR")


def test_only_missing_currencies_are_added(script: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "currencies.toml"
    path.write_text('[[currency]]\ncode = "KRW"\nname = "won by hand"\n', encoding="utf-8")
    added = script.add_currencies(path)
    assert "JPY" in added
    assert "KRW" not in added
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["currency"]
    assert next(row for row in rows if row["code"] == "KRW") == {"code": "KRW", "name": "won by hand"}
    assert script.add_currencies(path) == []


def test_a_catalogue_form_is_no_name(script: ModuleType) -> None:
    assert script.written("Korea, Republic of") == []
    assert "Cote d'Ivoire" in script.written("Côte d’Ivoire")
