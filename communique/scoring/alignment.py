"""Which record that was read is which in gold: one to one within a document and kind, the best pairing of all.

In the manner of CEAF (Luo 2005): the order of records decides nothing, and a duplicate is a spurious record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from communique.scoring.papers import NOTHING, Claim
from communique.scoring.slots import SLOTS, Slot

# Of two gold records that fit alike, the one that counts is taken.
_OPTIONAL_WORTH = 0.999


class ScoringError(RuntimeError):
    """Scoring that cannot be done; the message says what is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was found of what was wanted, by weight."""

    hit: float = 0
    gold: float = 0
    predicted: float = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.hit + other.hit, self.gold + other.gold, self.predicted + other.predicted)

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was read."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return 2 * self.hit / (self.gold + self.predicted) if self.gold + self.predicted else 0.0

    def as_json(self) -> dict[str, float]:
        """The counts and the three rates."""
        return asdict(self) | {"precision": self.precision, "recall": self.recall, "f1": self.f1}


def total(tallies: Iterable[Tally]) -> Tally:
    """Their sum."""
    return sum(tallies, Tally())


def best_pairs(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The one-to-one pairs of rows and columns with the highest total; what is worth nothing is left out.

    Raises ScoringError without scipy.
    """
    if not worth or not worth[0]:
        return []
    try:  # here and not above: only scoring needs it, and every command is slower to start for each import
        from scipy.optimize import linear_sum_assignment
    except ImportError as error:
        raise ScoringError("scoring needs pip install 'communique[score]'") from error
    chosen = zip(*linear_sum_assignment(worth, maximize=True), strict=True)
    return [(int(row), int(column)) for row, column in chosen if worth[row][column] > 0]


def compare(slot: Slot, wanted: Sequence[object], others: Sequence[object], found: Sequence[object]) -> Tally:
    """The values found for a slot against those wanted, each of which any of the others may stand in for."""
    if not wanted:  # another value for none is neither asked for nor held against the reader
        found = [value for value in found if not any(slot.credit(other, value) for other in others)]
    credits = [[max(slot.credit(one, value) for one in (want, *others)) for value in found] for want in wanted]
    hit = sum(credits[row][column] for row, column in best_pairs(credits))
    return Tally(slot.weight * hit, slot.weight * len(wanted), slot.weight * len(found))


@dataclass(frozen=True, eq=False, slots=True)
class Pair:
    """A gold record and one that was read; NOTHING on one side makes the other a missed or a spurious record."""

    kind: str
    gold: Claim
    predicted: Claim
    slots: Mapping[str, Tally]

    @classmethod
    def of(cls, kind: str, gold: Claim, predicted: Claim) -> Pair:
        """The two, compared slot by slot."""
        sides = (gold.values, gold.alternatives, predicted.values)
        slots = {name: compare(slot, *(side.get(name, ()) for side in sides)) for name, slot in SLOTS[kind].items()}
        return cls(kind, gold, predicted, slots)

    @property
    def records(self) -> Tally:
        """The pair as records: hit, missed or spurious."""
        gold, predicted = self.gold is not NOTHING, self.predicted is not NOTHING
        return Tally(gold and predicted, gold, predicted)

    @property
    def counted(self) -> dict[str, Tally]:
        """The slots that gold does not leave optional."""
        return {slot: tally for slot, tally in self.slots.items() if slot not in self.gold.optional_slots}

    @property
    def wrong(self) -> list[str]:
        """The slots that are not wholly right."""
        return [slot for slot, tally in self.counted.items() if tally.hit < max(tally.gold, tally.predicted)]

    @property
    def worth(self) -> float:
        """Of aligning the two: the weight of the values they share, if they can state the same fact at all."""
        if not self.may_be_same:
            return 0.0
        worth = sum(tally.hit * (2 if SLOTS[self.kind][slot].key else 1) for slot, tally in self.slots.items())
        return worth * (_OPTIONAL_WORTH if self.gold.optional else 1)

    @property
    def may_be_same(self) -> bool:
        """Whether they can state the same fact: their key slots agree."""
        match self.kind:
            case "role":
                return self._agree("person")
            case "event":
                same_type = not self.gold.plover.isdisjoint(self.predicted.plover)
                shared = self._shared
                return "act" in shared or (same_type and not shared.isdisjoint({"parties", "object"}))
            case "measure":
                return self._agree("imposer", "instrument") and self._agree("name", "targets", "products", "terms")
            case "figure":
                return self._agree("value") and self._agree("unit")
            case _:
                return self._agree("name")

    @property
    def _shared(self) -> set[str]:
        return {slot for slot, tally in self.slots.items() if tally.hit}

    def _agree(self, *slots: str) -> bool:
        """Whether they share one of the slots, of those that gold states."""
        stated = self.gold.values.keys() & set(slots)
        return not stated or bool(stated & self._shared)


def align(kind: str, gold: Sequence[Claim], predicted: Sequence[Claim]) -> list[Pair]:
    """The missed, spurious and aligned records of one kind in one document, without what gold leaves optional."""
    grid = [[Pair.of(kind, want, found) for found in predicted] for want in gold]
    aligned = [grid[row][column] for row, column in best_pairs([[pair.worth for pair in row] for row in grid])]
    taken = {claim for pair in aligned for claim in (pair.gold, pair.predicted)}
    missed = [Pair.of(kind, claim, NOTHING) for claim in gold if claim not in taken]
    spurious = [Pair.of(kind, NOTHING, claim) for claim in predicted if claim not in taken]
    return [pair for pair in (*missed, *spurious, *aligned) if not pair.gold.optional]
