"""The trial of docs/second-reader.md: what it counts, and what it says where the model gives no answer."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import second
from tests.second.releases import figure, release
from tests.second.standin import StandIn, says, states


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two releases, of which nothing is annotated but a figure."""
    wanted = {"kind": "figure", "quote": {"start": 0, "end": 0, "words": ""}, "value": 6e9, "unit": "USD"}
    lines = []
    for number in (1, 2):
        document = release()
        words = "Korean exports to Norway reached $6 billion in 2024"
        start = document.text.index(words)
        quote = {"start": start, "end": start + len(words), "words": words}
        stated = {"id": f"release-{number}", "title": document.title, "text": document.text, "sectors": []}
        lines.append(json.dumps(stated | {"records": [wanted | {"quote": quote}]}))
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_what_was_offered_kept_and_refused_is_counted(
    chosen: StandIn, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen.replies = [states(figure(), figure(quote="Norway has fjords", value="7"))]
    second.main([str(gold), "1"])
    shown = capsys.readouterr()
    for row in ("| releases | 1 |", "| records offered | 2 |", "| records grounded and kept | 1 |"):
        assert row in shown.out
    assert "| told by both | 1 |" in shown.out
    assert "| `llm.figure` quote: not in the text | 1 |" in shown.out
    assert len(shown.err.splitlines()) == 1


def test_a_release_without_an_answer_is_scored_as_the_grammar_read_it(
    chosen: StandIn, gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen.replies = [says("I cannot tell.")]
    second.main([str(gold)])
    rows = {one.split("|")[1].strip(): one for one in capsys.readouterr().out.splitlines() if one.startswith("| ")}
    assert rows["of them answered"] == "| of them answered | 0 |"
    assert rows["grammar"].split("|")[2:] == rows["both"].split("|")[2:]
    assert "no record" in rows["llm"]


def test_a_trial_that_is_not_set_up_says_what_is_missing(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMMUNIQUE_LLM_URL", raising=False)
    with pytest.raises(SystemExit, match="COMMUNIQUE_LLM_URL"):
        second.main([str(gold)])
