"""What this tree reads more and less than main, over the stored releases: `make gains`.

    python -m benchmarks.gains [BASE]     BASE is any commit; main by default

Counts by kind and by rule, with ten samples of each. A record is the same when its kind, its fields and its words are.
It judges nothing: the reviewer reads the samples, the losses first.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).parents[1]
SAMPLES = 10
# Runs in the base too, which may be older than this file: it knows only the oldest names of the reader.
READ = """
import json, sys
from communique.records import Document
from communique.reading import read
for line in sys.stdin:
    document = Document.from_json(json.loads(line))
    print(json.dumps([record.as_json() for record in read(document).records]), flush=True)
"""


class Told(NamedTuple):
    """A record of one document as one tree tells it: `said` is all of it but the rule."""

    document: int
    kind: str
    rule: str
    said: str
    words: str


def main(words: Sequence[str]) -> None:
    base = words[0] if words else "main"
    texts = list(releases())
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "base"
        _git("worktree", "add", "--detach", "--quiet", str(tree), base)
        try:
            before = told(tree, texts)
        finally:
            _git("worktree", "remove", "--force", str(tree))
    now = told(HOUSE, texts)
    print(f"{len(texts)} releases; {base}: {len(before)} records, this tree: {len(now)}")
    for title, one, other in (("LOST", before, now), ("GAINED", now, before)):
        _show(title, less(one, other))


def releases() -> Iterator[str]:
    """The stored releases, gold's texts and our own samples: each as a line of JSON."""
    from benchmarks import texts
    from tests.gate.sets import sets

    for document in texts.documents():
        yield json.dumps(document.as_json())
    for one in sets():
        yield from (json.dumps({**line, "records": []}) for line in one.lines)


def told(tree: Path, texts: Sequence[str]) -> list[Told]:
    """What the reader of a tree tells of the texts, in a process of its own."""
    run = subprocess.run(
        [sys.executable, "-c", READ],
        input="\n".join(texts),
        capture_output=True,
        text=True,
        check=True,
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
    )
    return [_told(number, one) for number, line in enumerate(run.stdout.splitlines()) for one in json.loads(line)]


def _told(number: int, record: dict[str, object]) -> Told:
    fields = {name: value for name, value in record.items() if name not in ("rule", "quote", "kind", "plover")}
    quote = record["quote"]
    words = str(quote["words"]) if isinstance(quote, dict) else ""
    said = ", ".join(f"{name} {value}" for name, value in fields.items())
    return Told(number, str(record["kind"]), str(record["rule"]), said, words)


def less(one: Sequence[Told], other: Sequence[Told]) -> list[Told]:
    """What the first tells that the second does not; whichever rule told it."""
    left = Counter((record.document, record.kind, record.said, record.words) for record in other)
    missing = []
    for record in one:
        key = (record.document, record.kind, record.said, record.words)
        if left[key]:
            left[key] -= 1
        else:
            missing.append(record)
    return missing


def _show(title: str, records: Sequence[Told]) -> None:
    print(f"\n== {title}: {len(records)}")
    for name, count in Counter(record.kind for record in records).most_common():
        print(f"   {name:12}{count:6}")
    for rule, count in Counter(record.rule for record in records).most_common():
        print(f"\n-- {title.lower()} by {rule or 'no rule'}: {count}")
        of_rule = [record for record in records if record.rule == rule]
        for record in random.Random(1).sample(of_rule, min(SAMPLES, len(of_rule))):
            print(f"   {record.kind}: {record.said}\n      “{' '.join(record.words.split())[:200]}”")


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=HOUSE, check=True, capture_output=True)


if __name__ == "__main__":
    main(sys.argv[1:])
