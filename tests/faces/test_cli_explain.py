"""`communique explain`: every record of the sample has its tree, and what was declined is counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from communique import sample
from communique.flow import daily
from communique.reading import read
from communique.reading.explain import explain
from communique.records import Document
from tests.faces.conftest import Run
from tests.gate.sets import sample as annotated

TEXTS = [path for path in sample.paths() if path.endswith(".txt")]
DOCUMENTS = [Document.from_json(line) for line in annotated()]


def unexplained(document: Document) -> list[str]:
    """Records without a tree."""
    return [one.record.quote.words for one in explain(document) if not one.steps]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: Path(path).stem)
def test_every_record_of_the_sample_has_a_tree_of_rules(path: str) -> None:
    for document in daily.fetch([path], daily.Intake()):
        assert isinstance(document, Document)
        assert unexplained(document) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.title)
def test_every_record_of_our_own_releases_has_a_tree_of_rules(document: Document) -> None:
    assert unexplained(document) == []


def test_what_was_declined_is_counted_by_rule_and_reason(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text("Talks in Seoul\n\nKorea met Japan on Friday, December 1, 2025. The visit was a success.\n")
    (found,) = daily.fetch([str(path)], daily.Intake())
    assert isinstance(found, Document)
    declined = read(found).declined
    printed = run("explain", str(path), "--declined").stdout.splitlines()[1:]
    told = Counter({tuple(line.split(None, 2)[1:]): int(line.split()[0]) for line in printed})
    assert told == Counter({(rule, reason): count for rule, reason, count in declined})
    assert any("weekday" in reason for _, reason in told)


def test_a_record_is_told_in_words_and_not_as_a_program_writes_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text("Minister Kim and Minister Dostal met in Seoul, Korea, on December 1, 2025.\n")
    said = run("explain", str(path), register=None).output
    assert "place=Seoul, KR" in said
    assert "{'" not in said
    assert "['" not in said
