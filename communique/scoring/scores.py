"""The scores: precision, recall and F1 by kind and slot, and apart from them quotes, sectors and grounding.

The slot F1 of the total is the score. Nothing is printed here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from communique.scoring.alignment import Pair, Tally, align, total
from communique.scoring.credits import fold
from communique.scoring.papers import NO_PAPER, NOTHING, Paper
from communique.scoring.slots import SLOTS


def counterparts(gold: Sequence[Paper], predicted: Sequence[Paper]) -> dict[Paper, Paper]:
    """Gold documents and the predicted ones that belong to them: by id, else by text, else by title."""
    found: dict[Paper, Paper] = {}
    keys: tuple[Callable[[Paper], str | None], ...] = (
        lambda paper: paper.id,
        lambda paper: " ".join(paper.text.split()),
        lambda paper: fold(paper.title),
    )
    for key in keys:
        taken = set(found.values())
        free = {key(paper): paper for paper in predicted if key(paper) and paper not in taken}
        for paper in gold:
            if paper not in found and key(paper) in free:
                found[paper] = free.pop(key(paper))
    return found


@dataclass(frozen=True, eq=False)
class PaperScore:
    """One document of gold, what was read of it, and how the two pair."""

    gold: Paper
    predicted: Paper
    pairs: Sequence[Pair]

    @classmethod
    def of(cls, gold: Paper, predicted: Paper) -> PaperScore:
        """The two, aligned kind by kind."""
        pairs: list[Pair] = []
        for kind in SLOTS:
            pairs += align(kind, gold.of_kind(kind), predicted.of_kind(kind))
        return cls(gold, predicted, pairs)

    @property
    def is_same_text(self) -> bool:
        """Whether both have the same words, white space aside."""
        return "".join(self.gold.text.split()) == "".join(self.predicted.text.split())

    @property
    def sectors(self) -> Tally:
        """The sectors of the document, where gold states them."""
        if self.gold.sectors is None:
            return Tally()
        found = self.predicted.sectors or frozenset()
        return Tally(len(self.gold.sectors & found), len(self.gold.sectors), len(found))

    @property
    def overlaps(self) -> list[tuple[float, float]]:
        """Of the quotes of every aligned pair: how much of gold's is covered, and the Jaccard index of both."""
        extents = [(pair.gold.extent, pair.predicted.extent) for pair in self.pairs if pair.records.hit]
        both = [len(range(max(a.start, b.start), min(a.stop, b.stop))) for a, b in extents]
        measured = zip(both, extents, strict=True) if self.is_same_text else ()
        return [(n / len(a), n / (len(a) + len(b) - n)) for n, (a, b) in measured if a]

    def as_json(self) -> dict[str, Any]:
        """What is missed, spurious and aligned, each as its side has it."""
        missed = [pair.gold.raw for pair in self.pairs if pair.predicted is NOTHING]
        spurious = [pair.predicted.raw for pair in self.pairs if pair.gold is NOTHING]
        aligned = [
            {"gold": pair.gold.raw, "predicted": pair.predicted.raw, "wrong": pair.wrong}
            for pair in self.pairs
            if pair.records.hit
        ]
        head = {"id": self.gold.id, "title": self.gold.title}
        return head | {"missed": missed, "spurious": spurious, "aligned": aligned}


@dataclass(frozen=True, slots=True)
class KindScore:
    """One kind of record, or the total of all: as records, as slots, and slot by slot."""

    records: Tally
    slots: Tally
    by_slot: Mapping[str, Tally]

    def as_json(self) -> dict[str, Any]:
        """The score as JSON; the total has no single slots."""
        by_slot = {"by_slot": {slot: one.as_json() for slot, one in self.by_slot.items()}} if self.by_slot else {}
        return {"records": self.records.as_json(), "slots": self.slots.as_json()} | by_slot


@dataclass(frozen=True, slots=True)
class Grounding:
    """How many quotes were read, and which of them do not stand in their text."""

    quotes: int
    failures: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of quotes that stand in their text; must be 1."""
        return 1 - len(self.failures) / max(self.quotes, 1)


@dataclass(frozen=True, slots=True)
class Overlap:
    """How well quotes of aligned records match: pairs compared, gold's share covered, Jaccard index."""

    compared: int
    covered: float
    jaccard: float


@dataclass(frozen=True, slots=True)
class Score:
    """Everything that one scoring finds."""

    kinds: Mapping[str, KindScore]
    total: KindScore
    quotes: Overlap
    sectors: Tally
    grounding: Grounding
    warnings: tuple[str, ...]
    papers: tuple[PaperScore, ...]

    def as_json(self) -> dict[str, Any]:
        """Everything, for other programs."""
        quotes = {"compared": self.quotes.compared, "covered": self.quotes.covered, "jaccard": self.quotes.jaccard}
        grounding = {
            "quotes": self.grounding.quotes,
            "share": self.grounding.share,
            "failures": list(self.grounding.failures),
        }
        return {
            "kinds": {kind: one.as_json() for kind, one in self.kinds.items()},
            "total": self.total.as_json(),
            "quotes": quotes,
            "sectors": self.sectors.as_json(),
            "grounding": grounding,
            "warnings": list(self.warnings),
            "documents": [one.as_json() for one in self.papers],
        }


def score(gold: Sequence[Paper], predicted: Sequence[Paper]) -> Score:
    """What was read against gold. Raises ScoringError without scipy."""
    found = counterparts(gold, predicted)
    scored = tuple(PaperScore.of(paper, found.get(paper, NO_PAPER)) for paper in gold)
    pairs = {kind: [pair for one in scored for pair in one.pairs if pair.kind == kind] for kind in SLOTS}
    kinds = {kind: _of_kind(kind, of_kind) for kind, of_kind in pairs.items() if of_kind}
    whole = KindScore(total(one.records for one in kinds.values()), total(one.slots for one in kinds.values()), {})
    return Score(
        kinds=kinds,
        total=whole,
        quotes=_overlap([overlap for one in scored for overlap in one.overlaps]),
        sectors=total(one.sectors for one in scored),
        grounding=Grounding(sum(len(paper.claims) for paper in predicted), tuple(_ungrounded(predicted))),
        warnings=tuple(_warnings(gold, predicted, scored)),
        papers=scored,
    )


def _of_kind(kind: str, pairs: Sequence[Pair]) -> KindScore:
    by_slot = {slot: total(pair.counted.get(slot, Tally()) for pair in pairs) for slot in SLOTS[kind]}
    return KindScore(total(pair.records for pair in pairs), total(by_slot.values()), by_slot)


def _overlap(overlaps: Sequence[tuple[float, float]]) -> Overlap:
    covered, jaccard = map(fmean, zip(*overlaps, strict=True)) if overlaps else (0.0, 0.0)
    return Overlap(len(overlaps), covered, jaccard)


def _ungrounded(papers: Sequence[Paper]) -> list[str]:
    return [f"{paper}: {claim.kind} {claim}" for paper in papers for claim in paper.claims if not claim.extent]


def _warnings(gold: Sequence[Paper], predicted: Sequence[Paper], scored: Sequence[PaperScore]) -> Iterator[str]:
    found = {one.predicted for one in scored}
    yield from (f"not predicted, so all of it is missed: {one.gold}" for one in scored if one.predicted is NO_PAPER)
    yield from (f"no gold document for it, so ignored: {paper}" for paper in predicted if paper not in found)
    for one in scored:
        if one.predicted is not NO_PAPER and not one.is_same_text:
            yield f"the texts differ, so quotes are not compared: {one.gold}"
    for side, papers in (("gold", gold), ("predicted", predicted)):
        strange = Counter(what for paper in papers for claim in paper.claims for what in claim.unknown)
        yield from (f"{side}: {what} ({times} times)" for what, times in sorted(strange.items()))
    yield from (f"gold: quote not in its text: {failure}" for failure in _ungrounded(gold))
