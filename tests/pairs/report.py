"""The figures of the pairs as the page docs/accuracy-identity.md.

Every number on the page is measured here; a test holds the page to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.register.identity.signs import thresholds
from tests.pairs.worlds import KINDS, PARTS, Judged, Score, judge, score, worlds

HEAD = """# How well the register tells who is who

Measured by `python -m tests.pairs` on the pairs of mentions in `tests/pairs` (see its README.md); do not edit by hand.
A pair is held the same when the register's clusters put both mentions into one entity.
Precision is the share of right ones among the pairs held the same; recall the share of the same pairs that are held so.
A pair that is left to a person counts as not held the same; `asked` says how many there are.

Weights and thresholds are the table `communique/register/identity/signs.toml`, set by hand on the development half.
The held-out half was scored once before its errors were looked at (precision 0.947, recall 0.888); they were then
looked at and what was general in them was mended, so that it is no longer blind.
The fresh worlds were written after that and nothing was changed on account of them: they are the honest figure.
The real worlds are made after what releases of many houses show in one register; the matcher was mended by them.
All worlds were written by the same hand as the matcher; real releases are harder.

"""


def report() -> str:
    """The page."""
    limits = thresholds()
    pairs = [pair for world in worlds() for pair in judge(world)]
    lines = [
        HEAD,
        f"Thresholds: same from {limits.same:g}, unsure from {limits.unsure:g}, kept apart up to {limits.apart:g}.\n",
        *_table("part", [(half, _of(pairs, half=half)) for half in ("development", "held out", *PARTS)], pairs),
        *_table("kind", [(kind, _of(pairs, kind=kind)) for kind in KINDS], pairs),
        "Pairs on which the matcher is wrong:\n",
        *_wrong(pairs),
    ]
    return "\n".join(lines) + "\n"


def _of(pairs: list[Judged], *, half: str | None = None, kind: str | None = None) -> list[Judged]:
    of_half = [pair for pair in pairs if half in (None, pair.world.half)]
    return [pair for pair in of_half if kind in (None, pair.world.kind)]


def _table(name: str, parts: list[tuple[str, list[Judged]]], pairs: list[Judged]) -> Iterator[str]:
    yield f"| {name} | pairs | same | precision | recall | asked |"
    yield "|---|---|---|---|---|---|"
    for title, some in (*parts, ("all", pairs)):
        yield _row(title, score(some))
    yield ""


def _row(title: str, one: Score) -> str:
    return f"| {title} | {one.pairs} | {one.same} | {one.precision:.3f} | {one.recall:.3f} | {one.asked} |"


def _wrong(pairs: list[Judged]) -> Iterator[str]:
    for pair in pairs:
        if pair.is_same != pair.is_held:
            fault = "missed" if pair.is_same else "wrongly joined"
            yield f"- {fault} ({pair.world.kind}, {pair.world.half}): {_plain(pair.one)} / {_plain(pair.other)}"


def _plain(line: str) -> str:
    return ", ".join(part.strip() for part in line.split("|") if part.strip())
