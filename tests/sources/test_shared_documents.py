"""The two raw pages that lie beside the checkout, where they do: our text is gold's up to white space."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from communique import sources
from communique.records import Document

SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGES = sorted(SHARED.glob("documents/*.txt"))
GOLD = SHARED / "gold" / "seeds.jsonl"
CORPUS = sorted(SHARED.glob("corpus/*.jsonl"))


def documents(*paths: Path) -> list[Document]:
    taken = list(sources.read(map(str, paths), published=date(2021, 10, 8)))
    assert [one for one in taken if isinstance(one, sources.Refusal)] == []
    return [one for one in taken if isinstance(one, Document)]


def test_shared_pages_give_gold_texts_with_its_days_titles_categories_and_houses() -> None:
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()] if GOLD.exists() else []
    found = {" ".join(one.text.split()): one for one in documents(*PAGES)}
    assert len(found) == len(gold)
    for line in gold:
        one = found[" ".join(line["text"].split())]
        ours = (str(one.published), one.title, one.category, one.publisher, one.language)
        assert ours == tuple(line[name] for name in ("published", "title", "category", "publisher", "language"))


def test_every_stored_release_beside_the_checkout_comes_through_with_its_text() -> None:
    lines = [json.loads(line) for path in CORPUS for line in path.read_text("utf-8").splitlines()]
    assert [one.text for one in documents(*CORPUS)] == [line["text"] for line in lines]
