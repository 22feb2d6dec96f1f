"""A score as a person reads it: the table, and document by document what is missed, spurious and wrong.

Gives lines; prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.scoring.alignment import Tally
from communique.scoring.papers import NOTHING, show
from communique.scoring.scores import KindScore, PaperScore, Score

_HEAD = f"{'':12}{'gold':>6}{'read':>6}{'aligned':>9}   records P      R     F1     slots P      R     F1"


def table(score: Score, *, is_detailed: bool = False) -> Iterator[str]:
    """The table by kind, with a line for every slot where it is detailed."""
    yield _HEAD
    for kind, of_kind in {**score.kinds, "total": score.total}.items():
        yield from _rows(kind, of_kind, is_detailed=is_detailed)
    quotes, grounding = score.quotes, score.grounding
    yield ""
    yield f"quotes      {quotes.covered:.3f} covered, {quotes.jaccard:.3f} Jaccard, in {quotes.compared} pairs"
    yield f"sectors     {_rates(score.sectors)}"
    yield f"grounding   {grounding.share:.3f} of {grounding.quotes} quotes stand in their text"


def _rows(kind: str, of_kind: KindScore, *, is_detailed: bool) -> Iterator[str]:
    records = of_kind.records
    counts = f"{records.gold:>6}{records.predicted:>6}{records.hit:>9}"
    yield f"{kind:12}{counts}     {_rates(records)}     {_rates(of_kind.slots)}"
    if is_detailed:
        yield from (f"  {slot:56}{_rates(tally)}" for slot, tally in of_kind.by_slot.items() if tally != Tally())


def _rates(tally: Tally) -> str:
    return f"{tally.precision:.3f}  {tally.recall:.3f}  {tally.f1:.3f}"


def details(paper: PaperScore) -> Iterator[str]:
    """What is missed, spurious and wrong in one document."""
    yield f"== {paper.gold}"
    for pair in paper.pairs:
        if pair.predicted is NOTHING:
            yield f"{pair.kind:12}missed    {pair.gold}"
        elif pair.gold is NOTHING:
            yield f"{pair.kind:12}spurious  {pair.predicted}"
        elif pair.wrong:
            yield f"{pair.kind:12}wrong     {', '.join(pair.wrong)} in {pair.gold}"
            for slot in pair.wrong:
                want, found = (show(side.values.get(slot, ())) for side in (pair.gold, pair.predicted))
                yield f"{'':22}{slot}: {found}, should be {want}"
    yield ""
