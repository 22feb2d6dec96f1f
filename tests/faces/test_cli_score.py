"""`communique score`: the table, the detail, JSON, floors, and how it says what is wrong."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from tests.faces.conftest import Run
from tests.scoring.made import MEET, ROLE, TRADE, URGE, document


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"]
    gone = {**ROLE, "quote": {"start": 0, "end": 5, "words": "Japan"}}
    for path, found in zip(paths, ([ROLE, MEET, TRADE], [gone, {**MEET, "date": "2025-12"}, URGE]), strict=True):
        path.write_text(json.dumps(document(*found)) + "\n", encoding="utf-8")
    return [str(path) for path in paths]


def test_the_table(run: Run, files: list[str]) -> None:
    scored = run("score", *files)
    assert scored.exit_code == 0
    assert re.search(r"^role +1 +1 +1 +1\.000 +1\.000 +1\.000", scored.stdout, re.M)
    assert re.search(r"^total +3 +3 +2 ", scored.stdout, re.M)
    assert "0.667 of 3 quotes" in scored.stdout
    assert "!!! QUOTE NOT IN ITS TEXT" in scored.stderr


def test_the_detail(run: Run, files: list[str]) -> None:
    printed = run("score", *files, "--detail").stdout
    assert re.search(r"^figure +missed +value 6000000000", printed, re.M)
    assert re.search(r"^event +spurious +act request", printed, re.M)
    assert re.search(r"^ +date: 2025-12, should be 2025-12-01$", printed, re.M)


def test_the_json(run: Run, files: list[str]) -> None:
    printed = json.loads(run("score", *files, "--json").stdout)
    assert printed["kinds"]["event"]["by_slot"]["date"]["hit"] == 0.5
    assert [one["kind"] for one in printed["documents"][0]["missed"]] == ["figure"]
    assert printed["documents"][0]["aligned"][1]["wrong"] == ["date"]


@pytest.mark.parametrize(("which", "floor", "status"), [(1, "0.99", 1), (1, "0.1", 0), (0, "1", 0)])
def test_the_floor_decides_the_exit_status(run: Run, files: list[str], which: int, floor: str, status: int) -> None:
    assert run("score", files[0], files[which], "--floor", floor).exit_code == status


def test_without_readings_the_texts_of_gold_are_read(run: Run, files: list[str]) -> None:
    scored = json.loads(run("score", files[0], "--json").stdout)
    assert scored["kinds"]["role"]["records"]["hit"] == 1
    assert scored["grounding"]["failures"] == []
    assert scored["warnings"] == []


def test_floors_that_were_set_are_held(run: Run, files: list[str]) -> None:
    assert run("score", files[0], files[0], "--set-floors").exit_code == 0
    held = run("score", *files)
    assert held.exit_code == 1
    assert "below its floor: event" in held.stderr
    refused = run("score", *files, "--set-floors")
    assert refused.exit_code == 2
    assert "not lowered without a reason" in refused.stderr
    assert run("score", *files, "--set-floors", "--because", "another reader").exit_code == 0
    assert run("score", *files).exit_code == 0
    assert "another reader" in Path(files[0] + ".floors.json").read_text()


def test_a_broken_line_is_named(run: Run, files: list[str]) -> None:
    Path(files[1]).write_text("\n{", encoding="utf-8")
    refused = run("score", *files)
    assert refused.exit_code == 2
    assert "predicted.jsonl, line 2" in refused.stderr


def test_a_missing_library_is_named(run: Run, files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    refused = run("score", *files)
    assert refused.exit_code == 2
    assert "pip install 'communique[score]'" in refused.stderr
